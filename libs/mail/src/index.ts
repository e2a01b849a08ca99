export { InstalledMailBook, mailBook, prepareMailBook } from './installed-mail-book.js';
