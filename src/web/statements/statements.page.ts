import { Controller, Get, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Response } from 'express';
import { Open } from '../../auth/can.decorator.js';

/** What everybody may read before signing in. They say nothing about anybody, so they stand outside any unit of work. */
@ApiExcludeController()
@Controller()
export class StatementsPage {
  @Get('accessibility-statement')
  @Open('whoever cannot use the sign-in page must be able to read how to get help')
  accessibility(@Res() response: Response): void {
    response.render('statements/accessibility-statement.njk');
  }

  @Get('privacy')
  @Open('what is kept about a person must be readable before they sign in')
  privacy(@Res() response: Response): void {
    response.render('statements/privacy.njk');
  }
}
