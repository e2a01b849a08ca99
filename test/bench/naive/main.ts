import 'reflect-metadata';
import type { AddressInfo } from 'node:net';
import { Atlas } from '@app/network';
import { ValidationPipe } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { createTable } from './create-table.js';
import { NaiveModule } from './naive.module.js';

/** What `npm run bench` compares with: the same service as a tutorial would build it. Not part of the product. */
const { DATABASE_URL = '', REDIS_URL = '', PORT = '0', NAIVE_PROCESSORS = 'true' } = process.env;

await createTable(DATABASE_URL);
const module = NaiveModule.with(DATABASE_URL, REDIS_URL, NAIVE_PROCESSORS === 'true' ? await Atlas.open() : null);
const app = await NestFactory.create<NestExpressApplication>(module, { logger: ['error', 'warn'] });
app.useGlobalPipes(new ValidationPipe({ whitelist: true, transform: true }));
app.enableShutdownHooks();
await app.listen(Number(PORT), '127.0.0.1');
const { port } = app.getHttpServer().address() as AddressInfo;
process.send?.({ ready: true, url: `http://127.0.0.1:${port}` });
