import { Controller, Get, Post } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Can } from '../../../auth/can.decorator.js';
import { type FormBody, Page, type PageRequest, ShownAgainBy } from '../../../http/page-request.js';
import { Redirect, View } from '../../../http/reply.js';
import { validated } from '../../../http/validated.js';
import { notFound } from '../../../kernel/problem.js';
import {
  AddActionDto,
  AnswerOfferDto,
  ArrangeInterviewDto,
  AssignInterviewDto,
  CloseInterviewDto,
  CompleteActionDto,
  CorrectOfferDto,
  OfferInterviewDto,
  ShareInterviewDto,
} from '../../../missing/interviews/interview.dto.js';
import { CLOSING_WORDS } from '../../../missing/interviews/outcome.js';
import { InterviewsService, type OfferRow } from '../../../missing/interviews/interviews.service.js';
import { PeopleService } from '../../../people/people.service.js';
import { answered } from '../../answered.js';
import { choicesOf, type Field, orNone } from '../../components/fields/field.js';
import { typedDay, typedInstant } from '../../form-times.js';
import { idOf, ofThisChild } from '../../ids.js';
import { pageNumber } from '../../page-number.js';
import { given, typedAll } from '../../page-problem.js';
import { paths } from '../../paths.js';
import { interviewHistoryView } from './interview-history.view.js';
import { InterviewPages, type SmallForm } from './interview-pages.service.js';
import { interviewView } from './interview.view.js';
import { boxesOf, coversField, holderFields } from './write-up.view.js';

/** One interview: how it stands, and the steps to it and after it, each a small form. */
@ApiExcludeController()
@Controller('missing/:id/interview')
export class InterviewPage {
  constructor(
    private readonly pages: InterviewPages,
    private readonly interviews: InterviewsService,
    private readonly people: PeopleService,
  ) {}

  @Get()
  @Can('missing:read', 'interview.read')
  async show(@Page() request: PageRequest): Promise<View> {
    const model = interviewView(await this.pages.about(request), request.query.recorded);
    return new View('missing/interviews/interview.njk', model);
  }

  @Get('history')
  @Can('missing:read', 'interview.history')
  async history(@Page() request: PageRequest): Promise<View> {
    const { identity, file } = await this.pages.about(request);
    const history = await this.interviews.history(request.actor, file.absence.id, pageNumber(request.query.page));
    return new View(
      'missing/interviews/interview-history.njk',
      interviewHistoryView(identity, file.absence.id, history),
    );
  }

  @Get('offer')
  @Can('interview:record', 'interview.offer-form')
  offerForm(@Page() request: PageRequest): Promise<View> {
    const before = { offeredBy: request.actor.name };
    return this.pages.form(request, () => ({ title: 'Interview offered', what: 'offer', fields: OFFER, button: 'Record the offer', before })); // prettier-ignore
  }

  @Post('offer')
  @Can('interview:record', 'interview.offer')
  @ShownAgainBy('offerForm')
  async offer(@Page() { actor, params, form }: PageRequest): Promise<Redirect> {
    const id = idOf(params, 'absence');
    await this.interviews.offer(actor, id, await validated(OfferInterviewDto, offered(form)));
    return recorded(id, 'offer');
  }

  @Get('offers/:offer/answer')
  @Can('interview:record', 'interview.answer-form')
  answerForm(@Page() request: PageRequest): Promise<View> {
    return this.pages.form(request, ({ file }) => {
      const offer = theOffer(file.offers, request.params);
      return { title: 'What the child answered', what: `offers/${offer.id}/answer`, fields: [...ANSWER, { kind: 'time', name: 'answeredAt', label: 'When?' }], button: 'Record the answer' }; // prettier-ignore
    });
  }

  @Post('offers/:offer/answer')
  @Can('interview:record', 'interview.answer')
  @ShownAgainBy('answerForm')
  async answer(@Page() request: PageRequest): Promise<Redirect> {
    const { actor, form } = request;
    const { file } = await this.pages.about(request);
    const { answer, declinedReason } = answerTyped(form);
    const answers = { answer, declinedReason, answeredAt: typedInstant(form, 'answeredAt') };
    const { id } = theOffer(file.offers, request.params);
    await this.interviews.answer(actor, id, await validated(AnswerOfferDto, answered(answers)));
    return recorded(file.absence.id, 'answer');
  }

  @Get('offers/:offer')
  @Can('interview:record', 'interview.correct-offer-form')
  correctOfferForm(@Page() request: PageRequest): Promise<View> {
    return this.pages.form(request, ({ file }) => {
      const offer = theOffer(file.offers, request.params);
      const { offeredBy, offeredTo, answer, declinedReason, version } = offer;
      const before = { ...boxesOf('offeredAt', offer.offeredAt), offeredBy, offeredTo, answer: answer ?? '', declinedReason: declinedReason ?? '' }; // prettier-ignore
      const fields = [...OFFER, { kind: 'line' as const, name: 'reason', label: 'Why is this corrected?' }];
      return { title: 'Correct the offer', what: `offers/${offer.id}?seen=${version}`, fields, button: 'Correct', before }; // prettier-ignore
    });
  }

  @Post('offers/:offer')
  @Can('interview:record', 'interview.correct-offer')
  @ShownAgainBy('correctOfferForm')
  async correctOffer(@Page() request: PageRequest): Promise<Redirect> {
    const { actor, form, query } = request;
    const { file } = await this.pages.about(request);
    const input = await validated(CorrectOfferDto, { ...offered(form), ...answered({ reason: given(form, 'reason') }) }); // prettier-ignore
    await this.interviews.correctOffer(actor, theOffer(file.offers, request.params).id, Number(query.seen), input);
    return recorded(file.absence.id, 'correction');
  }

  @Get('arrangement')
  @Can('interview:record', 'interview.arrange-form')
  arrangeForm(@Page() request: PageRequest): Promise<View> {
    return this.pages.form(request, async ({ file }): Promise<SmallForm> => {
      const coverable = await this.interviews.coverable(file);
      const holders = await this.people.whoMay('interview:hold');
      const { interview, covered, absence } = file;
      const fields: Field[] = [
        { kind: 'time', name: 'arrangedFor', label: 'When will it be?' },
        { kind: 'line', name: 'place', label: 'Where (optional)' },
        ...holderFields(holders),
        ...(coverable.length ? [coversField(coverable)] : []),
      ];
      const before = interview && {
        ...(interview.arrangedFor && boxesOf('arrangedFor', interview.arrangedFor)),
        ...{ place: interview.arrangedPlace ?? '', interviewerId: interview.interviewerId ?? '' },
        ...{ interviewerName: interview.interviewerId ? '' : interview.interviewerName, organisation: interview.organisation ?? '' }, // prettier-ignore
        alsoCovers: covered.map(({ absenceId }) => absenceId).filter((id) => id !== absence.id),
      };
      const title = 'Arrange the interview';
      return { title, what: 'arrangement', fields, button: 'Arrange', before: before ?? undefined };
    });
  }

  @Post('arrangement')
  @Can('interview:record', 'interview.arrange')
  @ShownAgainBy('arrangeForm')
  async arrange(@Page() { actor, params, form }: PageRequest): Promise<Redirect> {
    const id = idOf(params, 'absence');
    const interviewerId = given(form, 'interviewerId');
    const answers = answered({
      ...{ arrangedFor: typedInstant(form, 'arrangedFor'), place: given(form, 'place'), interviewerId },
      interviewerName: interviewerId ? undefined : given(form, 'interviewerName'),
      ...{ organisation: given(form, 'organisation'), alsoCovers: typedAll(form, 'alsoCovers') },
    });
    await this.interviews.arrange(actor, id, await validated(ArrangeInterviewDto, answers));
    return recorded(id, 'arrangement');
  }

  @Get('closing')
  @Can('interview:record', 'interview.close-form')
  closeForm(@Page() request: PageRequest): Promise<View> {
    const fields: Field[] = [
      { kind: 'radios', name: 'outcome', label: 'What became of it?', items: choicesOf(CLOSING_WORDS) },
      { kind: 'words', name: 'reason', label: 'Reason', hint: 'For example, what was tried and when' },
    ];
    const lead =
      'If the child declined, record the offer and the answer instead. A later offer opens the matter again.';
    return this.pages.form(request, () => ({ title: 'It comes to no interview', lead, what: 'closing', fields, button: 'Record' })); // prettier-ignore
  }

  @Post('closing')
  @Can('interview:record', 'interview.close')
  @ShownAgainBy('closeForm')
  async close(@Page() { actor, params, form }: PageRequest): Promise<Redirect> {
    const id = idOf(params, 'absence');
    const answers = answered({ outcome: given(form, 'outcome'), reason: given(form, 'reason') });
    await this.interviews.close(actor, id, await validated(CloseInterviewDto, answers));
    return recorded(id, 'closing');
  }

  @Get('actions')
  @Can('interview:record', 'interview.action-form')
  actionForm(@Page() request: PageRequest): Promise<View> {
    return this.pages.form(request, async (): Promise<SmallForm> => {
      const owners = orNone((await this.people.whoMay('child:record')).map(({ id, name }) => ({ value: id, text: name }))); // prettier-ignore
      const fields: Field[] = [
        { kind: 'words', name: 'what', label: 'What is to be done?' },
        { kind: 'select', name: 'ownerId', label: 'Who does it?', items: owners },
        { kind: 'day', name: 'dueOn', label: 'By when?' },
      ];
      return { title: 'Add an action', what: 'actions', fields, button: 'Add' };
    });
  }

  @Post('actions')
  @Can('interview:record', 'interview.add-action')
  @ShownAgainBy('actionForm')
  async addAction(@Page() request: PageRequest): Promise<Redirect> {
    const { actor, form } = request;
    const { file } = await this.pages.about(request);
    const answers = answered({ what: given(form, 'what'), ownerId: given(form, 'ownerId'), dueOn: typedDay(form, 'dueOn') }); // prettier-ignore
    await this.interviews.addAction(actor, interviewOf(file), await validated(AddActionDto, answers));
    return recorded(file.absence.id, 'action');
  }

  @Get('actions/:action/done')
  @Can('interview:record', 'interview.complete-action-form')
  doneForm(@Page() request: PageRequest): Promise<View> {
    return this.pages.form(request, ({ file }): SmallForm => {
      const action = file.actions.find(({ id }) => id === request.params.action);
      if (!action) throw notFound('action');
      const fields: Field[] = [
        { kind: 'time', name: 'doneAt', label: 'When was it done?' },
        { kind: 'line', name: 'note', label: 'What came of it (optional)' },
      ];
      return { title: 'An action is done', lead: action.what, what: `actions/${action.id}/done`, fields, button: 'Record as done' }; // prettier-ignore
    });
  }

  @Post('actions/:action/done')
  @Can('interview:record', 'interview.complete-action')
  @ShownAgainBy('doneForm')
  async done(@Page() request: PageRequest): Promise<Redirect> {
    const { actor, form, params } = request;
    const { file } = await this.pages.about(request);
    const action = ofThisChild(file.actions, params.action!, 'action');
    const answers = answered({ doneAt: typedInstant(form, 'doneAt'), note: given(form, 'note') });
    await this.interviews.completeAction(actor, action, await validated(CompleteActionDto, answers));
    return recorded(file.absence.id, 'done');
  }

  @Get('shares')
  @Can('interview:record', 'interview.share-form')
  shareForm(@Page() request: PageRequest): Promise<View> {
    const fields: Field[] = [
      { kind: 'line', name: 'sharedWith', label: 'With whom?' },
      { kind: 'time', name: 'sharedAt', label: 'When?' },
      { kind: 'words', name: 'what', label: 'What of it?', hint: 'Only what they need to know' },
    ];
    return this.pages.form(request, () => ({ title: 'The interview was shared', what: 'shares', fields, button: 'Record' })); // prettier-ignore
  }

  @Post('shares')
  @Can('interview:record', 'interview.share')
  @ShownAgainBy('shareForm')
  async share(@Page() request: PageRequest): Promise<Redirect> {
    const { actor, form } = request;
    const { file } = await this.pages.about(request);
    const answers = answered({ sharedWith: given(form, 'sharedWith'), sharedAt: typedInstant(form, 'sharedAt'), what: given(form, 'what') }); // prettier-ignore
    await this.interviews.share(actor, interviewOf(file), await validated(ShareInterviewDto, answers));
    return recorded(file.absence.id, 'share');
  }

  @Get('assignment')
  @Can('interview:assign', 'interview.assign-form')
  assignForm(@Page() request: PageRequest): Promise<View> {
    return this.pages.form(request, async ({ identity }): Promise<SmallForm> => {
      const outside = (await this.people.holding('return-interviewer')).map(({ id, name }) => ({ value: id, text: name })); // prettier-ignore
      const fields: Field[] = [
        { kind: 'select', name: 'interviewerId', label: 'Interviewer', items: orNone(outside) },
        { kind: 'time', name: 'from', label: 'From when?', hint: 'Leave empty if from now on' },
        { kind: 'time', name: 'until', label: 'Until when?', hint: 'The episode closes to the interviewer then, or when the interview is handed in' }, // prettier-ignore
      ];
      const lead = `They will see this one episode: ${identity.name.split(' ')[0]}’s first name and age, when and where it was, and where the child lives unless that is restricted. No other record, no other child.`;
      return { title: 'Assign somebody from outside', lead, what: 'assignment', fields, button: 'Assign' };
    });
  }

  @Post('assignment')
  @Can('interview:assign', 'interview.assign')
  @ShownAgainBy('assignForm')
  async assign(@Page() { actor, params, form }: PageRequest): Promise<Redirect> {
    const id = idOf(params, 'absence');
    const answers = answered({ interviewerId: given(form, 'interviewerId'), from: typedInstant(form, 'from'), until: typedInstant(form, 'until') }); // prettier-ignore
    await this.interviews.assign(actor, id, await validated(AssignInterviewDto, answers));
    return recorded(id, 'assignment');
  }

  @Post('assignments/:assignment/ending')
  @Can('interview:assign', 'interview.end-assignment')
  async endAssignment(@Page() request: PageRequest): Promise<Redirect> {
    const { file } = await this.pages.about(request);
    const id = ofThisChild(file.assignments, request.params.assignment!, 'assignment');
    await this.interviews.endAssignment(request.actor, id);
    return recorded(file.absence.id, 'ending');
  }
}

const ANSWER: Field[] = [
  {
    ...{ kind: 'radios', name: 'answer', label: 'What did the child answer?' },
    items: [{ value: 'accepted', text: 'Accepted' }, { value: 'declined', text: 'Declined' }], // prettier-ignore
  },
  { kind: 'line', name: 'declinedReason', label: 'Why, if the child declined' },
];

const OFFER: Field[] = [
  { kind: 'time', name: 'offeredAt', label: 'When was it offered?' },
  { kind: 'line', name: 'offeredBy', label: 'By whom?' },
  { kind: 'line', name: 'offeredTo', label: 'To whom, and how?', hint: 'For example, the child by telephone' },
  { ...ANSWER[0]!, hint: 'Leave it empty while there is no answer' },
  ANSWER[1]!,
];

function offered(form: FormBody): Record<string, unknown> {
  const { answer, declinedReason } = answerTyped(form);
  return answered({
    offeredAt: typedInstant(form, 'offeredAt'),
    offeredBy: given(form, 'offeredBy'),
    offeredTo: given(form, 'offeredTo'),
    answer,
    declinedReason,
  });
}

function answerTyped(form: FormBody) {
  const answer = given(form, 'answer');
  return { answer, declinedReason: answer === 'declined' ? given(form, 'declinedReason') : undefined };
}

/** @throws Problem `not-found` */
function theOffer(offers: readonly OfferRow[], { offer: id }: Record<string, string>): OfferRow {
  const offer = offers.find((each) => each.id === id);
  if (!offer) throw notFound('offer');
  return offer;
}

/** @throws Problem `not-found` */
function interviewOf({ interview }: { interview: { id: string } | null }): string {
  if (!interview) throw notFound('interview');
  return interview.id;
}

function recorded(absenceId: string, what: string): Redirect {
  return new Redirect(`${paths.interview(absenceId)}?recorded=${what}`);
}
