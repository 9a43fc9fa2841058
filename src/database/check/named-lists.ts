/** What the checks would find and is meant to be so: each by name, with the reason. */
export type NamedList = Readonly<Record<string, string>>;

/** Tables that belong to no authority. */
export const OUTSIDE_TENANCY: NamedList = {
  session: 'read before anybody is known, by an unguessable id',
  sign_in_try: 'a name is counted whether it exists or not; its keys are hashes',
  law_rule: 'the law is the same for every authority',
  law_setting_type: 'the law is the same for every authority',
  law_setting_route: 'the law is the same for every authority',
  law_setting_registration: 'the law is the same for every authority',
  law_permitted_setting: 'the law is the same for every authority',
  law_excepted_setting: 'the law is the same for every authority',
  'graphile_worker._private_jobs': 'wake-ups: a task and a time, nothing of any authority',
  'graphile_worker._private_job_queues': 'part of the job queue; empty',
  'graphile_worker._private_tasks': 'part of the job queue: the names of tasks',
  'graphile_worker._private_known_crontabs': 'part of the job queue; empty',
  'graphile_worker.migrations': 'the record of the queue’s own migrations',
  postcode_edition: 'where postcodes are is the same for every authority',
  postcode_place: 'where postcodes are is the same for every authority',
  law_blocking_rule: 'the law is the same for every authority',
  law_evidence_decider: 'the law is the same for every authority',
  migrations: 'the record of migrations; the app role cannot read it',
  migration_checksum: 'what each migration did, the same for every authority',
};

/** Unique indexes across authorities. */
export const UNIQUE_ACROSS_AUTHORITIES: NamedList = {
  user_account_email: 'a user name is an e-mail address, and says whose user signs in',
  access_token_hash: 'a token is looked up before its authority is known; secrets are random',
  authority_name_key: 'authorities are made by the owner only, who sees them all',
};

/** Tenant tables whose rows have no recorded versions. */
export const WITHOUT_HISTORY: NamedList = {
  authority: 'made by the owner, audited; it has nothing to correct',
  user_account: 'made and changed by the owner, audited; passwords must not be kept',
  access_token: 'issued and revoked, both times on the row, audited',
  audit_event: 'it is the history',
  audit_chain_head: 'the last row of the audit',
  profile_picture: 'a picture never changes; which one counted when is profile_photo’s history',
  released_document: 'what was given is kept as it was given; its release has history',
  idempotency_key: 'kept for 24 hours',
  provider_list: 'what a regulator said and what it would change, never changed but to say it was done',
  search: 'a question, not a fact',
  verdict_span: 'worked out from facts; when it was recorded and superseded stands in its row',
  rejudged_stay: 'what was thought then, written once beside its rejudgement, which has history',
  compliance_run: 'how far a night’s judging has come',
  due_step: 'what is still to happen; what happened is recorded where it belongs',
  draft: 'not sent yet: no fact',
  absence_import: 'each of its times stands in its row, audited; what it records has history',
  imported_absence: 'written once, beside the absence, which has history',
  preference: 'how somebody likes their pages: no fact',
  child_name_word: 'worked out from the names of the child, which have history',
  message: 'what it says never changes; what came of it is message_try',
  message_try: 'appended only',
  webhook_secret: 'made with its subscription, never changed',
  webhook_event: 'appended only',
  webhook_delivery: 'what came of it is webhook_try',
  webhook_try: 'appended only',
  decided_breach: 'written once, beside the decision, which has history',
  breach_chase: 'appended only',
};

/** Tables from which the app role deletes: none holds a fact. */
export const DELETED_FROM: NamedList = {
  session: 'signing out and expiry',
  sign_in_try: 'a sign-in that succeeds clears its tries',
  idempotency_key: 'kept for 24 hours',
  search: 'criteria hold names and do not outlive their use',
  due_step: 'done or cancelled: what it did is recorded where it belongs',
  'graphile_worker._private_jobs': 'a wake-up that has happened',
  'graphile_worker._private_job_queues': 'part of the job queue; empty',
  child_name_word: 'words of an earlier name',
};

/** Tables the app role writes nothing to; recorded versions (`…_version`) are all of this kind. */
export const READ_ONLY: NamedList = {
  audit_event: 'appended by append_audit() only',
  audit_chain_head: 'moved by append_audit() only',
  authority: 'made by the owner',
  user_account: 'who can run the program’s queries cannot make a user',
  role_holding: 'who can run the program’s queries cannot give a role',
  postcode_edition: 'imported by the owner',
  postcode_place: 'imported by the owner',
  law_rule: 'the law is changed by a migration',
  law_setting_type: 'the law is changed by a migration',
  law_setting_route: 'the law is changed by a migration',
  law_setting_registration: 'the law is changed by a migration',
  law_permitted_setting: 'the law is changed by a migration',
  law_excepted_setting: 'the law is changed by a migration',
  law_blocking_rule: 'the law is changed by a migration',
  law_evidence_decider: 'the law is changed by a migration',
  breach: 'opened, moved and closed by the triggers that judge a placement',
  migration_checksum: 'written by whoever migrates',
};

/** Columns the app role may not read. */
export const UNREADABLE: NamedList = {
  'user_account.password_hash': 'only user_signing_in() answers a hash, for one exact name',
  'webhook_secret.secret': 'only webhook_secret_of() answers it, for one subscription',
};

/** Functions that run with the rights of their owner. `keep_version_of_<table>()` are allowed besides. */
export const DEFINER_FUNCTIONS: NamedList = {
  'append_audit(text,text,uuid[],jsonb)': 'the one way into the audit; authority and actor are the unit of work’s',
  'append_system_audit(text,text,uuid,jsonb)': 'the system’s own chain: sign-ins of unknown names',
  'user_signing_in(text)': 'before anybody is known; one row for one exact name',
  'token_presented(bytea)': 'before anybody is known; one row for one exact secret',
  'wake_at(timestamp with time zone)': 'the one way into the job queue; it can say nothing but when',
  'claim_due_step(timestamp with time zone,text[])':
    'whose step it is shows only when it is taken; it answers ids and times, never a fact',
  'renew_step(uuid)': 'between two units of work of a step; one row for one random claim',
  'webhook_secret_of(uuid)': 'the secret of one subscription of one’s own authority, to sign with',
  'assigned_interviews()':
    'an interviewer from outside, to whom the table of children is closed; only what is assigned to the actor',
  'lock_placement_inputs()': 'trigger: locks what a verdict rests on',
  'judge_placement()': 'trigger: judges, and settles breaches, which the app role cannot write',
  'judge_after_birth()': 'trigger: judges, and settles breaches, which the app role cannot write',
  'judge_after_sex()': 'trigger: judges, and settles breaches, which the app role cannot write',
  'judge_after_setting()': 'trigger: judges, and settles breaches, which the app role cannot write',
  'judge_approval()': 'trigger: judges an approval',
  'judge_evidence()': 'trigger: locks the child, and asks who may decide',
  'judge_breach_decision()': 'trigger: locks the child, and says who recorded the child there',
  'approved_has_approval()': 'trigger: judges at commit',
  'accesses_of_child(uuid,integer,integer)':
    'the audit of one’s own authority, which the app role may read, by an index that row security would not let it use',
  'judge_independence()': 'trigger: locks the child, also for an interviewer from outside, to whom children are closed',
  'forget_old_drafts()': 'the app role deletes no draft, and sees only those of the actor',
};

/** Functions and procedures for the owner alone. */
export const OWNERS_FUNCTIONS: NamedList = {
  'chain_audit(uuid,text,text,text,uuid,uuid[],jsonb,timestamp with time zone)': 'takes any authority, actor and time',
  'seed_audit(uuid,text,text,timestamp with time zone)': 'records a synthetic past',
  'tenant_table(regclass,text)': 'for migrations',
  'app_may(text)': 'for migrations',
  'app_may_call(regprocedure)': 'for migrations',
  'keep_history(text)': 'for migrations',
  'drop_history(text)': 'for migrations',
  'renew_history(text)': 'for migrations',
  'add_to_history(text,text,text)': 'for migrations',
  'drop_from_history(text,text)': 'for migrations',
};

/** Triggers that keep a promise by being there, as `table.trigger`. */
export const GUARDS: NamedList = {
  'audit_event.append_only': 'the audit is never changed',
  'audit_event.append_only_truncate': 'the audit is never emptied',
  'placement.a_lock_inputs': 'two writers are judged one after the other',
  'placement.judge': 'no approved placement that the law forbids',
  'placement.approved_has_approval': 'no approved placement without two people',
  'placement_evidence.a_judge': 'what is decided is decided by somebody who may, and not by who records it',
  'breach_decision.a_judge': 'a director decides, and not who recorded the child there',
  'placement_approval.judge': 'an approval rests on the facts as they stand',
  'placement_approval.approved_has_approval': 'a disowned approval approves nothing',
  'date_of_birth_assertion.judge': 'a younger child’s placements are judged again',
  'care_setting_registration.judge': 'placements are judged again when a registration changes',
  'care_setting_restriction.judge': 'placements are judged again when a restriction changes',
  'return_interview.judge_independence': 'nobody of a child’s team is recorded as independent',
  'interview_absence.judge_independence': 'nobody of a child’s team is recorded as independent',
  'absence.segments_cover': 'an absence is covered by its segments',
  'absence_segment.segments_cover': 'an absence is covered by its segments',
};
