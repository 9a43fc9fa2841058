import { Module } from '@nestjs/common';
import { PeopleController } from './people.controller.js';
import { AuthorityService } from './authority.service.js';
import { PeopleQueries } from './people.queries.js';
import { PreferencesService } from './preferences.service.js';
import { PeopleService } from './people.service.js';

@Module({
  controllers: [PeopleController],
  providers: [AuthorityService, PeopleQueries, PeopleService, PreferencesService],
  exports: [AuthorityService, PeopleService, PreferencesService],
})
export class PeopleModule {}
