import { readFileSync, writeFileSync } from 'node:fs';
import { documentText } from '../apps/api/src/reference/document/document.js';
import { errorsText } from '../apps/api/src/reference/document/errors-text.js';
import { rulesPage } from './rules-page.js';

// What is written about the code from the code itself; test/architecture/documents.spec.ts holds both equal.
writeFileSync('docs/openapi.json', documentText());
writeFileSync('docs/errors.md', errorsText());
writeFileSync('docs/rules.md', rulesPage(readFileSync('docs/rules.md', 'utf8')));
