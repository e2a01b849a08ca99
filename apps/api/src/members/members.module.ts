import { Database, Members } from '@app/database';
import { type DynamicModule, Module } from '@nestjs/common';
import { API_ENV, type ApiEnv } from '../env.js';
import { MembersController } from './members.controller.js';
import { SessionController } from './session.controller.js';

@Module({})
export class MembersModule {
  static with(env: ApiEnv): DynamicModule {
    return {
      module: MembersModule,
      controllers: [SessionController, MembersController],
      providers: [
        { provide: API_ENV, useValue: env },
        { provide: Members, inject: [Database], useFactory: (database: Database) => new Members(database) },
      ],
    };
  }
}
