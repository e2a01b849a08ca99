import { Database, MonthlyUsage, Organizations } from '@app/database';
import { Module } from '@nestjs/common';
import { OrganizationController } from './organization.controller.js';

@Module({
  controllers: [OrganizationController],
  providers: [
    { provide: Organizations, inject: [Database], useFactory: (database: Database) => new Organizations(database) },
    { provide: MonthlyUsage, inject: [Database], useFactory: (database: Database) => new MonthlyUsage(database) },
  ],
})
export class OrganizationModule {}
