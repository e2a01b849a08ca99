import { prepareMailBook } from '@app/mail';
import { prepareNetworks } from '@app/network';

// What each start would otherwise make anew of the installed data: `@app/prepared` says what becomes of it.
prepareMailBook();
await prepareNetworks();
