import { Injectable } from '@nestjs/common';

/** Whether the database is migrated and, where it is a demonstration, filled. Set once, by whoever starts the program. */
@Injectable()
export class Readiness {
  ready = false;
}
