import { addDays, type PlainDate } from '../../src/kernel/plain-date.js';
import { type Collection } from '../../src/returns/ssda903/collection.js';
import { birthdayIn903 } from '../../src/returns/ssda903/definitions/days.js';
import { type Random } from './random.js';
import { type Setting, type World } from './world.js';

/** What happened to one made-up child, whichever year's return will tell of it. */
export interface Story {
  CHILD: string;
  born: PlainDate;
  SEX: 'M' | 'F';
  ETHNIC: string;
  UPN: string;
  /** The day her own child was born. */
  childBornOn: PlainDate | null;
  isUasc: boolean;
  episodes: StoryEpisode[];
  away: { MISSING: 'M' | 'A'; from: PlainDate; until: PlainDate | null }[];
  /** When the plan became adoption. */
  plannedAdoptionOn: PlainDate | null;
  matchedOn: PlainDate | null;
  /** Days a social worker was allocated, the first one first. */
  allocations: PlainDate[];
  deprivedOfLiberty: { from: PlainDate; until: PlainDate | null }[];
  isCareLeaver: boolean;
}

export interface StoryEpisode extends Setting {
  DECOM: PlainDate;
  RNE: string;
  LS: string;
  CIN: string;
  HOME_POST: string;
  /** Null while it lasts. */
  DEC: PlainDate | null;
  REC: string;
  REASON_PLACE_CHANGE: string;
}

/** A turn in a period of care: from this day, this status in this setting. */
interface Turn {
  on: PlainDate;
  RNE: string;
  LS: string;
  setting: Setting;
}

const ETHNIC = ['WBRI', 'WBRI', 'WBRI', 'WOTH', 'MWBC', 'AIND', 'APKN', 'BCRB', 'BAFR', 'OOTH', 'NOBT'];
const LEAVING = ['E4A', 'E4A', 'E4B', 'E13', 'E41', 'E8', 'E16'];

/** Tells the stories of children in care in a collection year and the one before. */
export class Storyteller {
  constructor(
    private readonly world: World,
    private readonly collection: Collection,
    private readonly random: Random,
  ) {}

  /** The kinds of children an authority has, about as often as it has them. */
  tell(number: number): Story {
    const at = this.random.next() * 100;
    const story = this.person(number);
    if (at < 46) return this.throughout(story);
    if (at < 60) return this.starts(story);
    if (at < 70) return this.leaves(story);
    if (at < 73) return this.isAdopted(story);
    if (at < 79) return this.unaccompanied(story);
    if (at < 82) return this.shortBreaks(story);
    if (at < 84) return this.shortBreakAgreement(story);
    if (at < 87) return this.inHospital(story);
    if (at < 89) return this.deprivedOfLiberty(story);
    if (at < 92) return this.turnsEighteen(story);
    return this.careLeaver(story);
  }

  private person(number: number): Story {
    const { random } = this;
    return {
      CHILD: String(100_000 + number),
      born: this.bornAged(1, 16),
      SEX: random.chance(0.45) ? 'F' : 'M',
      ETHNIC: random.pick(ETHNIC),
      UPN: `A${String(301_000_000_000 + number)}`,
      childBornOn: null,
      isUasc: false,
      episodes: [],
      away: [],
      plannedAdoptionOn: null,
      matchedOn: null,
      allocations: [],
      deprivedOfLiberty: [],
      isCareLeaver: false,
    };
  }

  /** In care the whole of both years, in the same place or with a move. */
  private throughout(story: Story): Story {
    const { START } = this.collection;
    const from = this.before(START, 400, 1500, story.born);
    const setting = this.anySetting(story, from);
    const turns: Turn[] = [{ on: from, RNE: 'S', LS: 'C1', setting }];
    turns.push({ on: addDays(from, this.random.between(60, 200)), RNE: 'L', LS: 'C2', setting });
    if (this.random.chance(0.35)) turns.push(this.move(turns.at(-1)!, this.inYear(100, 250)));
    this.live(story, turns, null);
    this.becomesMother(story);
    this.goesMissing(story);
    return story;
  }

  /** Begins to be looked after in the year, and still is. */
  private starts(story: Story): Story {
    const from = this.inYear(10, 200);
    const turns: Turn[] = [{ on: from, RNE: 'S', LS: 'V2', setting: this.anySetting(story, from) }];
    if (this.random.chance(0.5)) turns.push({ ...turns[0]!, on: addDays(from, 40), RNE: 'L', LS: 'C1' });
    if (this.random.chance(0.4)) turns.push(this.move(turns.at(-1)!, addDays(from, this.random.between(60, 120))));
    this.live(story, turns, null);
    this.goesMissing(story);
    return story;
  }

  private leaves(story: Story): Story {
    const { START } = this.collection;
    const from = this.random.chance(0.5) ? this.before(START, 20, 300, story.born) : this.inYear(5, 100);
    const turns: Turn[] = [{ on: from, RNE: 'S', LS: 'C2', setting: this.anySetting(story, from) }];
    this.live(story, turns, { on: this.inYear(200, 340), REC: this.random.pick(LEAVING) });
    return story;
  }

  private isAdopted(story: Story): Story {
    const { START } = this.collection;
    story.born = this.bornAged(1, 4);
    const from = this.random.chance(0.4)
      ? this.before(START, 85, 100, story.born)
      : this.before(START, 150, 360, story.born);
    const foster = this.setting('foster');
    const planned = addDays(from, this.random.between(60, 120));
    const turns: Turn[] = [
      { on: from, RNE: 'S', LS: 'C1', setting: foster },
      { on: addDays(planned, 20), RNE: 'L', LS: 'E1', setting: foster },
      { on: this.inYear(75, 110), RNE: 'P', LS: 'E1', setting: this.setting('adopters') },
    ];
    story.plannedAdoptionOn = planned;
    story.matchedOn = addDays(turns[2]!.on, -10);
    this.live(story, turns, { on: this.inYear(250, 340), REC: 'E11' });
    return story;
  }

  /** Sixteen or seventeen, arrived alone, in supported accommodation. */
  private unaccompanied(story: Story): Story {
    story.isUasc = true;
    story.UPN = 'UN2';
    story.born = this.turning(18, 370, 900);
    const sixteen = birthdayIn903(16, story.born);
    const arrived = this.random.chance(0.5)
      ? this.inYear(10, 250)
      : addDays(this.collection.START, -this.random.between(20, 300));
    const from = arrived > sixteen ? arrived : addDays(sixteen, 3);
    const isEarly = from > addDays(this.collection.END, -20);
    const setting = isEarly ? this.setting('foster') : this.setting('supported');
    this.live(story, [{ on: isEarly ? this.inYear(10, 250) : from, RNE: 'S', LS: 'V2', setting }], null, '');
    return story;
  }

  private shortBreaks(story: Story): Story {
    const setting = { ...this.setting('foster'), PLACE: 'U6', URN: '', PL_POST: '' };
    for (let on = this.inYear(10, 40), i = 0; i < 4; i++, on = addDays(on, 70)) {
      const ends = { on: addDays(on, this.random.between(2, 6)), REC: 'E4A' };
      this.live(story, [{ on, RNE: 'S', LS: 'V3', setting }], ends, '');
    }
    story.allocations = [];
    return story;
  }

  private shortBreakAgreement(story: Story): Story {
    const setting = { ...this.random.pick(this.world.settings.home), URN: '', PL_POST: '' };
    this.live(
      story,
      [{ on: this.before(this.collection.START, 400, 700, story.born), RNE: 'S', LS: 'V4', setting }],
      null,
      '',
    );
    story.allocations = [];
    return story;
  }

  /** A stay in hospital, and back to the same carers. */
  private inHospital(story: Story): Story {
    const from = this.before(this.collection.START, 100, 800, story.born);
    const home = this.setting('foster');
    const hospital = {
      PLACE: 'T1',
      PLACE_PROVIDER: '',
      URN: '',
      PL_POST: this.carersPost(),
    };
    const admitted = this.inYear(50, 200);
    const turns: Turn[] = [
      { on: from, RNE: 'S', LS: 'C2', setting: home },
      { on: admitted, RNE: 'P', LS: 'C2', setting: hospital },
      { on: addDays(admitted, this.random.between(3, 42)), RNE: 'P', LS: 'C2', setting: home },
    ];
    this.live(story, turns, null);
    return story;
  }

  private deprivedOfLiberty(story: Story): Story {
    story.born = this.bornAged(12, 15);
    const from = this.before(this.collection.START, 100, 500, story.born);
    this.live(story, [{ on: from, RNE: 'S', LS: 'C2', setting: this.setting('home') }], null);
    const ordered = this.inYear(20, 150);
    const ended = addDays(ordered, this.random.between(20, 80));
    story.deprivedOfLiberty = [{ from: ordered, until: ended }];
    if (this.random.chance(0.5)) story.deprivedOfLiberty.push({ from: ended, until: null });
    return story;
  }

  private turnsEighteen(story: Story): Story {
    story.born = this.turning(18, 30, 330);
    const from = addDays(this.collection.START, -this.random.between(120, 700));
    const adult = birthdayIn903(18, story.born);
    this.live(story, [{ on: from, RNE: 'S', LS: 'C2', setting: this.setting('foster') }], { on: adult, REC: 'E17' });
    return story;
  }

  /** Left care at eighteen, last year or long before either return. */
  private careLeaver(story: Story): Story {
    story.isCareLeaver = true;
    const age = this.random.chance(0.4) ? 19 : this.random.between(20, 25);
    story.born = this.turning(age, 10, 355);
    const from = addDays(birthdayIn903(17, story.born), -this.random.between(0, 700));
    const adult = birthdayIn903(18, story.born);
    this.live(story, [{ on: from, RNE: 'S', LS: 'C2', setting: this.setting('foster') }], { on: adult, REC: 'E17' });
    return story;
  }

  /** Turns into episodes, each ending where the next begins. */
  private live(
    story: Story,
    turns: Turn[],
    ends: { on: PlainDate; REC: string } | null,
    homePost = this.homePost(),
  ): void {
    const CIN = story.episodes[0]?.CIN ?? (story.isUasc ? 'N8' : this.random.pick(['N1', 'N1', 'N2', 'N4', 'N5']));
    const HOME_POST = homePost;
    turns.forEach(({ on, RNE, LS, setting }, i) => {
      const next = turns[i + 1];
      story.episodes.push({
        ...setting,
        DECOM: on,
        RNE,
        LS,
        CIN,
        HOME_POST,
        DEC: next?.on ?? ends?.on ?? null,
        REC: next ? 'X1' : (ends?.REC ?? ''),
        REASON_PLACE_CHANGE: next ? reasonOf(setting, next) : '',
      });
    });
    if (ends === null) this.allocateWorkers(story);
  }

  private allocateWorkers(story: Story): void {
    const since = addDays(this.collection.PY_START, -this.random.between(0, 300));
    story.allocations = [since > story.born ? since : story.born];
    for (let i = this.random.between(0, 2); i > 0; i--) {
      const last = story.allocations.at(-1)!;
      const next = addDays(last, this.random.between(200, 400));
      if (next < addDays(this.collection.END, -20)) story.allocations.push(next);
    }
  }

  /** Another home or other carers: not the same place as before. */
  private move(from: Turn, on: PlainDate): Turn {
    let setting = this.setting('foster');
    while (setting.PL_POST === from.setting.PL_POST) setting = this.setting('foster');
    return { on, RNE: 'P', LS: from.LS, setting };
  }

  private goesMissing(story: Story): void {
    if (!this.random.chance(0.12) || story.born > addDays(this.collection.START, -10 * 365)) return;
    const first = story.episodes.at(-1)!.DECOM;
    let from = first > this.collection.START ? addDays(first, 5) : this.inYear(3, 30);
    for (let i = this.random.between(1, 6); i > 0 && from < addDays(this.collection.END, -40); i--) {
      const until = addDays(from, this.random.between(0, 9));
      story.away.push({ MISSING: this.random.pick(['M', 'M', 'A'] as const), from, until });
      from = addDays(until, this.random.between(5, 60));
    }
  }

  private becomesMother(story: Story): void {
    const fifteen = birthdayIn903(15, story.born);
    const on = addDays(this.collection.START, 60);
    if (story.SEX === 'F' && fifteen < on && this.random.chance(0.05)) story.childBornOn = on;
  }

  private anySetting(story: Story, on: PlainDate): Setting {
    const isOlder = birthdayIn903(8, story.born) < on;
    return this.setting(isOlder && this.random.chance(0.25) ? 'home' : 'foster');
  }

  private setting(kind: keyof World['settings']): Setting {
    const setting = this.random.pick(this.world.settings[kind]);
    return setting.PL_POST === '' ? { ...setting, PL_POST: this.carersPost() } : setting;
  }

  /** Homes stand in even places of the list and carers in odd ones, so that no child is placed at its own home. */
  private homePost(): string {
    return this.world.postcodes[2 * this.random.between(0, 199)]!.postcode;
  }

  private carersPost(): string {
    const { postcodes } = this.world;
    return postcodes[2 * this.random.between(0, postcodes.length / 2 - 1) + 1]!.postcode;
  }

  /** Born so that the child is at least so old when the year before began, and not yet so old when this one ends. */
  private bornAged(from: number, to: number): PlainDate {
    const { PY_START, END } = this.collection;
    const latest = addDays(PY_START, -Math.ceil(from * 365.25));
    const earliest = addDays(END, -Math.floor((to + 1) * 365.25) + 2);
    return addDays(earliest, this.random.between(0, Math.max(0, latest - earliest)));
  }

  /** Born so that an age is attained between so many days after 1 April. */
  private turning(age: number, from: number, to: number): PlainDate {
    const birthday = addDays(this.collection.START, this.random.between(from, to));
    return birthdayIn903(-age, birthday);
  }

  private inYear(from: number, to: number): PlainDate {
    return addDays(this.collection.START, this.random.between(from, to));
  }

  /** So many days before a day, but never before birth. */
  private before(day: PlainDate, from: number, to: number, born: PlainDate): PlainDate {
    const on = addDays(day, -this.random.between(from, to));
    return on > born ? on : addDays(born, 5);
  }
}

function reasonOf(from: Setting, next: Turn): string {
  if (next.RNE === 'L' || from.PLACE.startsWith('T') || next.setting.PLACE.startsWith('T')) return '';
  return next.RNE === 'P' || next.RNE === 'B' ? 'CARPL' : 'PLACE';
}
