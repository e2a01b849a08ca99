export { InstalledMailBook, mailBook } from './installed-mail-book.js';
