import { Controller, Get, Post } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Can } from '../../auth/can.decorator.js';
import { Page, type PageRequest } from '../../http/page-request.js';
import { Redirect, View } from '../../http/reply.js';
import { PreferencesService } from '../../people/preferences.service.js';
import { typed } from '../page-problem.js';
import { paths } from '../paths.js';

/** How the reader likes their pages. */
@ApiExcludeController()
@Controller('preferences')
export class PreferencesPage {
  constructor(private readonly preferences: PreferencesService) {}

  @Get()
  @Can('own:use', 'preference.form')
  async form(@Page() { query }: PageRequest): Promise<View> {
    const { shortcuts } = await this.preferences.withAuthority();
    return new View('preferences/preferences.njk', { shortcuts, saved: query.saved === '1' });
  }

  @Post()
  @Can('own:use', 'preference.save')
  async save(@Page() { actor, form }: PageRequest): Promise<Redirect> {
    await this.preferences.set(actor, { shortcuts: typed(form, 'shortcuts') === 'on' });
    return new Redirect(`${paths.preferences}?saved=1`);
  }
}
