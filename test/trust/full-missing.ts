import { createHash, randomBytes } from 'node:crypto';
import { DEFAULT_LADDER } from '../../src/missing/escalation/ladder.js';
import { type ImportPreview } from '../../src/missing/import/import-preview.js';
import { type TestAuthority } from '../support/app.js';
import { type Facts } from '../support/facts.js';

/** Columns most facts of an absence start with. */
interface Absence {
  child_id: string;
  absence_id: string;
}

interface Away {
  authority: TestAuthority;
  /** Was away and is back. */
  child: string;
  placement: string;
  /** Is away. */
  sibling: string;
}

const LEFT = '2026-05-01';
const BACK = '2026-05-03';

/** A row or more in every table about children who go missing: what the authority did, asked and heard. */
export async function fillMissing(facts: Facts, away: Away, canary: string): Promise<void> {
  const over = await absence(facts, away.child, canary, { during: `[${LEFT},${BACK})`, returned_to: 'placement' });
  const open = await absence(facts, away.sibling, canary, { during: `[${LEFT},)` });
  await fillEpisode(facts, away, { over, open }, canary);
  await fillInterview(facts, away.authority, over, canary);
  await fillProfile(facts, over, canary);
  await fillEscalation(facts, away.authority, open, canary);
  await fillImport(facts, over, canary);
}

async function absence(facts: Facts, child: string, canary: string, span: object): Promise<Absence> {
  const columns = {
    ...{ child_id: child, noticed_at: LEFT, reported_at: LEFT, whereabouts: 'not-known', ...span },
    ...{ last_seen_earliest: LEFT, last_seen_latest: LEFT, danger: 'unknown', police: 'telling-now' },
    ...{ reported_by: canary, last_seen_place: canary, last_seen_by: canary },
  };
  const names = Object.keys(columns);
  const [segment] = await facts.audited(
    `WITH absent AS (INSERT INTO absence (authority_id, ${names.join(', ')})
                     VALUES ($1, ${names.map((_, n) => `$${n + 2}`).join(', ')}) RETURNING *)
     INSERT INTO absence_segment (authority_id, child_id, absence_id, kind, during)
       SELECT authority_id, child_id, id, 'missing', during FROM absent RETURNING child_id, absence_id`,
    [facts.authorityId, ...Object.values(columns)],
  );
  return segment as Absence;
}

async function fillEpisode(
  facts: Facts,
  { authority, placement }: Away,
  { over, open }: Record<'over' | 'open', Absence>,
  canary: string,
): Promise<void> {
  const { 'team-manager': manager, 'social-worker': worker } = authority.users;
  await facts.insert('absence_description', { ...over, clothing: canary, company: canary });
  const told = { kind: 'police-told', happened_at: LEFT, with_whom: canary, reference: `${canary}1`, notes: canary };
  const corrects = await facts.insert('absence_action', { ...over, ...told });
  await facts.insert('absence_action', { ...over, kind: 'not-so', happened_at: LEFT, notes: canary, corrects });
  await facts.insert('absence_action', { ...open, ...told });
  await facts.insert('absence_wellbeing', {
    ...{ ...over, occasion: 'returned', happened_at: BACK, found_by: canary, place: canary, seen: true, safe: 'yes' },
    ...{ harms: ['other'], harm_details: canary },
  });
  await facts.insert('absence_bed_record', {
    ...{ ...over, placement_id: placement, kind: 'held', happened_at: LEFT, by_whom: canary, held_until: BACK },
  });
  const [birth] = await facts.rows<{ id: string }>('SELECT id FROM date_of_birth_assertion WHERE child_id = $1', [
    open.child_id,
  ]);
  await facts.insert('absence_adulthood', {
    ...{ ...open, adult_from: '2027-06-01', date_of_birth_assertion_id: birth!.id },
    ...{ confirmed_by: manager.id, owner_id: worker.id },
  });
}

async function fillInterview(facts: Facts, { users }: TestAuthority, over: Absence, canary: string): Promise<void> {
  const { 'return-interviewer': interviewer, 'social-worker': worker, 'service-manager': manager } = users;
  await facts.insert('interview_policy', {
    ...{ during: `[${LEFT},)`, away_only: true, senior_manager_id: manager.id },
  });
  await facts.insert('interview_offer', {
    ...{ ...over, offered_at: BACK, offered_by: canary, offered_to: canary, answer: 'accepted', answered_at: BACK },
  });
  const interview_id = await facts.insert('return_interview', {
    ...{ child_id: over.child_id, interviewer_id: interviewer.id, interviewer_name: canary, arranged_place: canary },
    ...{ own_words: canary, disclosures: canary },
  });
  const of = { child_id: over.child_id, interview_id };
  const rows: [table: string, row: object][] = [
    ['interview_closing', { ...over, outcome: 'unreachable', closed_at: BACK, closed_by: canary, reason: canary }],
    ['interview_absence', { ...over, interview_id }],
    ['interview_mention', { ...of, kind: 'place', name: canary, details: canary }],
    ['interview_action', { ...of, what: canary, owner_id: worker.id, due_on: '2026-06-01' }],
    ['interview_share', { ...of, shared_with: canary, shared_at: BACK, what: canary }],
    [
      'interview_assignment',
      { ...over, interview_id, user_id: interviewer.id, during: `[${BACK},2099-01-01)`, assigned_by: canary },
    ],
  ];
  for (const [table, row] of rows) await facts.insert(table, { ...row });
}

async function fillProfile(facts: Facts, { child_id, absence_id }: Absence, canary: string): Promise<void> {
  const confirmed = { child_id, confirmed_at: '2026-01-01', confirmed_by: canary, during: '[2026-01-01,)' };
  await facts.insert('profile_item', { ...confirmed, subject: 'hair', words: canary, protected: false });
  await facts.insert('profile_item', { ...confirmed, subject: 'address-to-search', words: canary, protected: true });
  const bytes = Buffer.from(canary);
  const sha256 = randomBytes(32);
  const picture = { child_id, media_type: 'image/jpeg', width: 1, height: 1, sha256, bytes };
  await facts.insert('profile_photo', { ...confirmed, picture_id: await facts.insert('profile_picture', picture) });
  await facts.insert('profile_hand_over', { child_id, handed_to: canary, handed_at: '2026-01-01', handed_by: canary });
  const release_id = await facts.insert('pack_release', {
    ...{ child_id, absence_id, audience: 'police', released_at: '2026-05-02', released_by: canary, sha256 },
    ...{ recipient_name: canary, recipient_organisation: canary, recipient_contact: canary },
  });
  const said = JSON.stringify({ childName: canary });
  await facts.record('released_document', { release_id, child_id, facts: said, pdf: bytes });
}

async function fillEscalation(facts: Facts, { users }: TestAuthority, of: Absence, canary: string): Promise<void> {
  const { 'duty-manager': duty, 'social-worker': worker, 'service-manager': manager } = users;
  await facts.insert('on_call', {
    ...{ role: 'duty-manager', user_id: duty.id, telephone: '01632 960010', deputy_id: manager.id },
    ...{ deputy_telephone: '01632 960011', during: '[2026-05-01,2026-05-02)' },
  });
  await facts.insert('on_call_alert', { role: 'duty-manager', day: '2026-05-02', raised_at: LEFT });
  const rungs = JSON.stringify(DEFAULT_LADDER.rungs);
  await facts.insert('escalation_ladder', { effective_from: LEFT, rungs, reason: canary });
  const rung_id = await facts.insert('escalation_rung', {
    ...{ ...of, rung: 'report', due_at: LEFT, raised_at: LEFT, owed_by: 'duty-manager', owed_role: 'duty-manager' },
    ...{ owed_to: duty.id, climbs_to: [], climb_minutes: 30 },
  });
  const asked = { ...of, rung_id, level: 0, role: 'duty-manager', user_id: duty.id, chased_at: LEFT };
  await facts.insert('escalation_chase', { ...asked, telephone: '01632 960010' });
  const rang = { rang_user_id: duty.id, rang_at: LEFT, outcome: 'no-answer', rung_by: worker.id };
  await facts.insert('escalation_call', { ...of, rung_id, ...rang });
  const between = { from_user_id: worker.id, to_user_id: duty.id, handed_at: LEFT };
  await facts.insert('handover_clock', {
    ...of,
    handover_id: await facts.insert('handover', between),
    owed: ['report'],
  });
}

async function fillImport(facts: Facts, over: Absence, canary: string): Promise<void> {
  const hash = createHash('sha256').update(canary).digest('hex');
  const segments = [{ kind: 'missing', from: LEFT, until: BACK, row: 2 }];
  const preview: ImportPreview = {
    ...{ rows: 1, episodes: 1, children: 1, known: 0, errorCount: 0, errors: [] },
    first: [{ childNumber: canary, segments }],
  };
  const import_id = await facts.insert('absence_import', {
    ...{ actor: canary, actor_name: canary, file_name: `${canary}.csv`, file_sha256: hash, content: canary },
    ...{ preview: JSON.stringify(preview) },
  });
  await facts.record('imported_absence', { ...over, import_id, row_number: 2, fingerprint: hash });
}
