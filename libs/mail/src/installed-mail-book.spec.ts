import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { InstalledMailBook, prepareMailBook } from './installed-mail-book.js';

const book = new InstalledMailBook();

describe('the mail book', () => {
  it.each([
    ['mailinator.com', 'disposable'],
    ['yopmail.com', 'disposable'],
    ['someone.guerrillamail.com', 'disposable'],
    ['privaterelay.appleid.com', 'relay'],
    ['ana.anonaddy.com', 'relay'],
    ['duck.com', 'relay'],
    ['gmail.com', 'free'],
    ['hotmail.com.ar', 'free'],
    ['outlook.es', 'free'],
    ['qq.com', 'free'],
    ['toko.web.id', 'free'],
    ['u.nus.edu.sg', 'free'],
    ['mailbox.0x01.gq', 'disposable'],
    ['uol.com.br', 'free'],
    ['mercadolibre.com', 'unlisted'],
    ['uba.ar', 'unlisted'],
    ['com', 'unlisted'],
    ['', 'unlisted'],
  ])('says of %s that it is %s', (domain, mailClass) => {
    expect(book.classOf(domain).mailClass).toBe(mailClass);
  });

  it('says how many lists name a domain', () => {
    expect(book.classOf('mailinator.com').lists).toBe(3);
  });

  it('lists what it calls disposable, with the lists that say so', () => {
    const domains = book.disposableDomains();
    expect(domains.size).toBeGreaterThan(140_000);
    expect(domains.get('mailinator.com')).toBe('disposable-email-domains, disposable-email-domains-js, mailchecker');
    for (const not of ['duck.com', 'gmail.com', '33mail.com', 'web.id']) expect(domains.has(not), not).toBe(false);
  });

  it('answers from what was prepared as from the lists themselves', () => {
    const folder = mkdtempSync(join(tmpdir(), 'tamiz-mail-'));
    try {
      prepareMailBook(folder);
      const prepared = new InstalledMailBook(folder);
      const domains = [...book.disposableDomains().keys(), 'gmail.com', 'ana.anonaddy.com', 'uol.com.br', 'uba.ar', 'u.nus.edu.sg'];
      const differing = domains.filter((domain) => JSON.stringify(prepared.classOf(domain)) !== JSON.stringify(book.classOf(domain)));
      expect(differing).toEqual([]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
