import { Controller, Get, Post } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { type Response } from 'express';
import { readFile } from 'node:fs/promises';
import { type ActingRequest, Can } from '../../../auth/can.decorator.js';
import { type FormBody, Page, type PageRequest, PreparedBy, ShownAgainBy } from '../../../http/page-request.js';
import { type FilesAllowed, receiveFiles } from '../../../http/receive-files.js';
import { Picture, Redirect, View } from '../../../http/reply.js';
import { validated } from '../../../http/validated.js';
import { Clock } from '../../../kernel/clock.js';
import { invalid } from '../../../kernel/problem.js';
import { MissingService } from '../../../missing/missing.service.js';
import { cleanPhoto, PHOTO_BYTES } from '../../../missing/profile/clean-photo.js';
import { type CleanPhoto } from '../../../missing/profile/photo.js';
import { AddPhotoDto, CorrectItemDto, EndItemDto, ProfileHandOverDto, RecordItemDto } from '../../../missing/profile/profile.dto.js'; // prettier-ignore
import { ProfileService } from '../../../missing/profile/profile.service.js';
import { type ProfileItem, SUBJECT_IDS, type Subject } from '../../../missing/profile/profile.js';
import { answered } from '../../answered.js';
import { FactForms } from '../../children/fact-forms.service.js';
import { historyLine } from '../../children/history.view.js';
import { pages } from '../../components/pages.js';
import { typedDay, typedInstant, typedTime } from '../../form-times.js';
import { idOf } from '../../ids.js';
import { pageNumber } from '../../page-number.js';
import { errorOf, given, pageProblem } from '../../page-problem.js';
import { paths } from '../../paths.js';
import { changeItemForm, handOverForm, newItemForm } from './profile.forms.js';
import { profileView } from './profile.view.js';

const ALLOWED: FilesAllowed = { fields: { photo: 1 }, bytes: PHOTO_BYTES, inWords: '8 MB' };

/** What helps to find the child: read, confirmed in one click, put right, handed over. */
@ApiExcludeController()
@Controller('children/:id/profile')
export class ProfilePage {
  constructor(
    private readonly forms: FactForms,
    private readonly profiles: ProfileService,
    private readonly missing: MissingService,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Can('missing:read', 'profile.read')
  async show(@Page() request: PageRequest): Promise<View> {
    const { child, identity } = await this.forms.about(request);
    const profile = await this.profiles.open(request.actor, child.id);
    const open = (await this.missing.ofChild(request.actor, child.id)).find(({ until }) => until === null);
    const around = { now: this.clock.now(), openAbsenceId: open?.id ?? null, request };
    return new View('missing/profile/profile.njk', profileView(identity, profile, around));
  }

  @Get('history')
  @Can('missing:read', 'profile.history')
  async history(@Page() request: PageRequest): Promise<View> {
    const { child, identity } = await this.forms.about(request);
    const history = await this.profiles.history(request.actor, child.id, pageNumber(request.query.page));
    const lines = history.items.map(historyLine);
    const model = { identity, lines, pages: pages(history, paths.profileHistory(child.id)) };
    return new View('missing/profile/profile-history.njk', model);
  }

  @Post('confirmation')
  @Can('missing:record', 'profile.confirm-all')
  async confirmAll(@Page() { actor, params }: PageRequest): Promise<Redirect> {
    const child = idOf(params, 'child');
    await this.profiles.confirmAll(actor, child, {});
    return done(child, 'confirmed');
  }

  @Get('new')
  @Can('missing:record', 'profile.record-form')
  newItem(@Page() request: PageRequest): Promise<View> {
    return this.forms.show(request, ({ id }) => newItemForm(id, subjectOf(request)));
  }

  @Post('new')
  @Can('missing:record', 'profile.record')
  @ShownAgainBy('newItem')
  async record(@Page() request: PageRequest): Promise<Redirect> {
    const { actor, params, form } = request;
    const child = idOf(params, 'child');
    const subject = subjectOf(request) ?? given(form, 'subject');
    await this.profiles.record(actor, child, await validated(RecordItemDto, itemAnswers(form, { subject })));
    return done(child, 'recorded');
  }

  @Post('profile-items/:item/confirmation')
  @Can('missing:record', 'profile.confirm')
  async confirm(@Page() request: PageRequest): Promise<Redirect> {
    const { childId, id } = await this.item(request);
    await this.profiles.confirm(request.actor, id, {});
    return new Redirect(`${paths.profile(childId)}?done=confirmed#item-${id}`);
  }

  @Get('profile-items/:item')
  @Can('missing:record', 'profile.change-form')
  async changeForm(@Page() request: PageRequest): Promise<View> {
    const item = await this.item(request);
    return this.forms.show(request, ({ id }) => changeItemForm(id, item));
  }

  @Post('profile-items/:item')
  @Can('missing:record', 'profile.change')
  @ShownAgainBy('changeForm')
  async change(@Page() request: PageRequest): Promise<Redirect> {
    const { actor, form } = request;
    const item = await this.item(request);
    const what = given(form, 'what');
    const reason = given(form, 'reason');
    if (what === 'changed') {
      const answers = itemAnswers(form, { subject: item.subject, replaces: item.id });
      await this.profiles.record(actor, item.childId, await validated(RecordItemDto, answers));
    } else if (what === 'wrong') {
      const answers = answered({ words: given(form, 'words'), protected: isTicked(form), reason });
      await this.profiles.correct(
        actor,
        item.id,
        Number(given(form, 'seen')),
        await validated(CorrectItemDto, answers),
      );
    } else if (what === 'ended') {
      await this.profiles.endItem(actor, item.id, await validated(EndItemDto, answered({ reason })));
    } else throw invalid('what', 'Select what happened');
    return done(item.childId, 'recorded');
  }

  @Get('photo')
  @Can('missing:record', 'profile.photo-form')
  async photoForm(@Page() request: PageRequest): Promise<View> {
    const { child, identity } = await this.forms.about(request);
    const problem = pageProblem(request.again?.problem);
    return new View('missing/profile/photo.njk', {
      identity,
      problem,
      action: paths.profilePhoto(child.id),
      back: paths.profile(child.id),
      takenOn: typedTime(request.again?.form, 'takenOn'),
      error: { photo: errorOf(problem, 'photo'), takenOn: errorOf(problem, 'takenOn') },
    });
  }

  @Post('photo')
  @Can('missing:record', 'profile.photo-add')
  @PreparedBy('receivePhoto')
  @ShownAgainBy('photoForm')
  async addPhoto(@Page() { actor, params, form, prepared }: PageRequest): Promise<Redirect> {
    const child = idOf(params, 'child');
    const input = await validated(AddPhotoDto, answered({ takenOn: typedDay(form, 'takenOn') }));
    const photo = prepared as CleanPhoto;
    await this.profiles.addPhoto(actor, child, photo, input);
    return done(child, photo.mediaType === 'image/webp' ? 'photo-webp' : 'photo');
  }

  /** Before the transaction: received whole, known by its content, cleaned. */
  async receivePhoto(request: ActingRequest, response: Response): Promise<CleanPhoto> {
    const { files } = await receiveFiles(request, response, ALLOWED);
    if (!files[0]) throw invalid('photo', 'Choose a photograph');
    const photo = await cleanPhoto(await readFile(files[0].path));
    // the same form with another picture is another form
    (request.body as FormBody).photo = `${files[0].name} ${photo.bytes.length}`;
    return photo;
  }

  @Get('profile-pictures/:picture')
  @Can('missing:read', 'profile.photo')
  async picture(@Page() { actor, params }: PageRequest): Promise<Picture> {
    const { mediaType, bytes } = await this.profiles.picture(actor, idOf({ id: params.picture! }, 'photograph'));
    return new Picture('photograph', mediaType, bytes);
  }

  @Get('hand-over')
  @Can('missing:record', 'profile.hand-over-form')
  handOverForm(@Page() request: PageRequest): Promise<View> {
    return this.forms.show(request, ({ id }) => handOverForm(id));
  }

  @Post('hand-over')
  @Can('missing:record', 'profile.hand-over')
  @ShownAgainBy('handOverForm')
  async handOver(@Page() { actor, params, form }: PageRequest): Promise<Redirect> {
    const child = idOf(params, 'child');
    const answers = answered({ handedTo: given(form, 'handedTo'), handedAt: typedInstant(form, 'handedAt') });
    await this.profiles.handOver(actor, child, await validated(ProfileHandOverDto, answers));
    return done(child, 'handed-over');
  }

  /** Of the child of the address. @throws Problem `not-found` */
  private async item({ actor, params }: PageRequest): Promise<ProfileItem> {
    const child = idOf(params, 'child');
    return this.profiles.find(actor, idOf({ id: params.item! }, 'profile item'), child);
  }
}

function subjectOf({ query }: PageRequest): Subject | null {
  return SUBJECT_IDS.find((subject) => subject === query.subject) ?? null;
}

function itemAnswers(form: FormBody, more: { subject: string | undefined; replaces?: string }) {
  return answered({
    ...more,
    words: given(form, 'words'),
    confirmedBy: given(form, 'confirmedBy'),
    confirmedAt: typedInstant(form, 'confirmedAt'),
    protected: isTicked(form),
  });
}

function isTicked(form: FormBody): boolean {
  return given(form, 'protected') === 'yes';
}

function done(childId: string, what: string): Redirect {
  return new Redirect(`${paths.profile(childId)}?done=${what}`);
}
