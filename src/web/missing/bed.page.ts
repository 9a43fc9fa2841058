import { Controller, Get, Post } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Can } from '../../auth/can.decorator.js';
import { Page, type PageRequest, ShownAgainBy } from '../../http/page-request.js';
import { Redirect, type View } from '../../http/reply.js';
import { validated } from '../../http/validated.js';
import { RecordBedDto } from '../../missing/beds/bed.dto.js';
import { BedsService } from '../../missing/beds/beds.service.js';
import { PlacementsService } from '../../placements/placements.service.js';
import { answered } from '../answered.js';
import { type FactForm, whenField } from '../children/fact-form.js';
import { orNone, type Choice } from '../components/fields/field.js';
import { day } from '../filters/dates.js';
import { typedInstant } from '../form-times.js';
import { idOf } from '../ids.js';
import { given } from '../page-problem.js';
import { paths } from '../paths.js';
import { placementLine } from '../placements/placements.view.js';
import { type AboutAbsence, AbsenceForms } from './absence-forms.service.js';

/** What becomes of the place a child is away from (decision 16). */
@ApiExcludeController()
@Controller('missing/:id/place')
export class BedPage {
  constructor(
    private readonly forms: AbsenceForms,
    private readonly beds: BedsService,
    private readonly placements: PlacementsService,
  ) {}

  @Get()
  @Can('missing:record', 'bed-record.form')
  form(@Page() request: PageRequest): Promise<View> {
    return this.forms.show(request, async (about) => {
      const placements = await this.placements.ofChild(request.actor, about.absence.child_id);
      const choices = placements.map((row, i) => {
        const { where, from } = placementLine(row);
        return { value: row.id, text: `${where}, since ${day(from)}`, checked: i === 0 };
      });
      return bedForm(about, choices);
    });
  }

  @Post()
  @Can('missing:record', 'bed-record.record')
  @ShownAgainBy('form')
  async record(@Page() { actor, params, form }: PageRequest): Promise<Redirect> {
    const id = idOf(params, 'absence');
    const answers = answered({
      kind: given(form, 'kind'),
      placementId: given(form, 'placementId'),
      happenedAt: typedInstant(form, 'happenedAt'),
      byWhom: given(form, 'byWhom'),
      heldUntil: typedInstant(form, 'heldUntil'),
      notes: given(form, 'notes'),
    });
    await this.beds.record(actor, id, await validated(RecordBedDto, answers));
    return new Redirect(`${paths.absence(id)}?bed=1`);
  }
}

function bedForm({ absence }: AboutAbsence, placements: readonly Choice[]): FactForm {
  return {
    title: 'The place the child is away from',
    lead: 'Neither answer ends the placement or the absence. A placement that really ends is ended on its own page.',
    fields: [
      {
        kind: 'radios',
        name: 'kind',
        label: 'What became of it?',
        items: [
          { value: 'held', text: 'It is held for the child' },
          { value: 'closed-by-provider', text: 'The provider closed it' },
        ],
      },
      { kind: 'select', name: 'placementId', label: 'Which placement?', items: orNone(placements) },
      { kind: 'line', name: 'byWhom', label: 'Who decided to hold it, or told us that it was closed?' },
      whenField('happenedAt', 'When was it decided or closed?'),
      {
        kind: 'time',
        name: 'heldUntil',
        label: 'Held until when?',
        hint: 'Only if it is held. For example, 27 3 2026 and midday',
      },
      { kind: 'words', name: 'notes', label: 'Notes (optional)' },
    ],
    button: 'Record it',
    action: paths.bed(absence.id),
    back: paths.absence(absence.id),
  };
}
