import { Controller, Get } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { InjectDataSource } from '@nestjs/typeorm';
import { type DataSource } from 'typeorm';
import { Open } from '../auth/can.decorator.js';
import { poolOf } from '../database/pool.js';
import { Problem } from '../kernel/problem.js';
import { Readiness } from './readiness.js';

@ApiExcludeController()
@Controller('health')
export class HealthController {
  constructor(
    @InjectDataSource() private readonly source: DataSource,
    private readonly readiness: Readiness,
  ) {}

  @Get('live')
  @Open('a supervisor asks whether the process runs')
  live(): { status: 'ok' } {
    return { status: 'ok' };
  }

  /** @throws Problem `unavailable` until the database answers, is migrated and is filled */
  @Get('ready')
  @Open('a load balancer asks whether to send requests')
  async ready(): Promise<{ status: 'ok' }> {
    const answers = this.readiness.ready && (await this.databaseAnswers());
    if (!answers) throw new Problem('unavailable', 'Not ready yet', { retryAfter: 2 });
    return { status: 'ok' };
  }

  private databaseAnswers(): Promise<boolean> {
    return poolOf(this.source)
      .query('SELECT 1')
      .then(
        () => true,
        () => false,
      );
  }
}
