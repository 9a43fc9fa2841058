import { Controller, Get } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Can } from '../../auth/can.decorator.js';
import { View } from '../../http/reply.js';
import { lawView } from './law.view.js';

/** The law as Kith applies it, from the rules themselves: what a person is refused by, they can read here. */
@ApiExcludeController()
@Controller('law')
export class LawPage {
  @Get()
  @Can('own:use', 'law.read')
  show(): View {
    return new View('law/law.njk', lawView());
  }
}
