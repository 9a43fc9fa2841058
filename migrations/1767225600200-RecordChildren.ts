import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What every dated span is: not empty (an empty range escapes an exclusion constraint), begun, `[)`. */
const SPAN = `tstzrange NOT NULL CHECK (NOT isempty(during) AND lower(during) IS NOT NULL
                AND lower_inc(during) AND NOT upper_inc(during))`;

/** Accented letters met in names here, by the letter they are searched as; apostrophes join a word. */
const FOLDED = {
  a: 'àáâãäåāăą',
  c: 'çćč',
  d: 'ďđ',
  e: 'èéêëēęě',
  i: 'ìíîïīįı',
  l: 'łľ',
  n: 'ñńň',
  o: 'òóôõöøōő',
  r: 'ŕř',
  s: 'śšşș',
  t: 'ťț',
  u: 'ùúûüūůű',
  y: 'ýÿ',
  z: 'źżž',
  g: 'ğ',
};
const PLAIN = Object.entries(FOLDED)
  .map(([letter, accented]) => letter.repeat(accented.length))
  .join('');
const ACCENTED = `${Object.values(FOLDED).join('')}’''`;

/** Columns every fact about a child starts with. */
const ABOUT_A_CHILD = `
        authority_id uuid NOT NULL,
        id uuid NOT NULL DEFAULT gen_random_uuid(),
        child_id uuid NOT NULL,
        version int NOT NULL DEFAULT 1,
        PRIMARY KEY (authority_id, id),
        FOREIGN KEY (authority_id, child_id) REFERENCES child (authority_id, id)`;

/**
 * The child, and the thin dated records that say who is counted and who is responsible. What is not recorded is
 * unknown: there is no default answer anywhere. `visible_child` is the one place that decides who may see which child.
 */
export class RecordChildren1767225600200 implements MigrationInterface {
  name = 'RecordChildren1767225600200';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE child (
        authority_id uuid NOT NULL REFERENCES authority,
        id uuid NOT NULL DEFAULT gen_random_uuid(),
        given_name text NOT NULL CHECK (length(given_name) BETWEEN 1 AND 100),
        family_name text NOT NULL CHECK (length(family_name) BETWEEN 1 AND 100),
        known_as text CHECK (length(known_as) BETWEEN 1 AND 100),
        -- as on the birth or gender recognition certificate: M, F, U (903 code set SEX); null is not recorded
        sex text CHECK (sex IN ('M', 'F', 'U')),
        -- the authority's own number for the child; never in an address or a log
        local_number text CHECK (length(local_number) BETWEEN 1 AND 40),
        home_postcode text CHECK (length(home_postcode) BETWEEN 5 AND 8),
        version int NOT NULL DEFAULT 1,
        PRIMARY KEY (authority_id, id),
        UNIQUE (authority_id, local_number)
      );
      CALL tenant_table('child', 'SELECT, INSERT, UPDATE (given_name, family_name, known_as, sex, local_number, home_postcode, version)');
      CALL keep_history('child');

      -- Words of a child's names, folded, for searching by prefix: \`=\`, \`<\` and \`>=\` on text are leakproof, so the
      -- index is used under row security, where ILIKE would not be.
      CREATE TABLE child_name_word (
        authority_id uuid NOT NULL,
        word text COLLATE "C" NOT NULL,
        child_id uuid NOT NULL,
        PRIMARY KEY (authority_id, word, child_id),
        FOREIGN KEY (authority_id, child_id) REFERENCES child (authority_id, id)
      );
      CREATE INDEX child_name_word_of_child ON child_name_word (authority_id, child_id);
      CALL tenant_table('child_name_word', 'SELECT, INSERT, DELETE');

      -- Lower case, accents folded for the letters of names met here, anything but letters and digits parting words.
      CREATE FUNCTION name_words(VARIADIC names text[]) RETURNS text[]
      LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog AS $$
        SELECT coalesce(array_agg(DISTINCT word), '{}') FROM regexp_split_to_table(
          translate(lower(normalize(array_to_string(names, ' '), NFC)), '${ACCENTED}', '${PLAIN}'),
          '[^[:alnum:]]+') AS word
         WHERE word <> ''
      $$;
      CALL app_may_call('name_words(text[])');

      CREATE FUNCTION index_child_names() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
      BEGIN
        DELETE FROM child_name_word WHERE authority_id = NEW.authority_id AND child_id = NEW.id;
        INSERT INTO child_name_word (authority_id, word, child_id)
          SELECT NEW.authority_id, word, NEW.id
            FROM unnest(name_words(NEW.given_name, NEW.family_name, NEW.known_as)) word;
        RETURN NULL;
      END $$;
      CREATE TRIGGER index_names AFTER INSERT OR UPDATE OF given_name, family_name, known_as ON child
        FOR EACH ROW EXECUTE FUNCTION index_child_names();

      -- What somebody says, or has decided, about when the child was born. A value is a range of days when uncertain.
      -- Live from when it was made until another supersedes it.
      CREATE TABLE date_of_birth_assertion (${ABOUT_A_CHILD},
        earliest date NOT NULL,
        latest date NOT NULL,
        source text NOT NULL CHECK (source IN ('claimed', 'document', 'home-office-assigned', 'port-presumed',
          'authority-age-assessment', 'national-age-assessment-board', 'court', 'birth-certificate')),
        asserted_at timestamptz NOT NULL,
        superseded_by uuid,
        superseded_at timestamptz,
        under_challenge boolean NOT NULL DEFAULT false,
        CHECK (earliest <= latest),
        CHECK ((superseded_by IS NULL) = (superseded_at IS NULL)),
        FOREIGN KEY (authority_id, superseded_by) REFERENCES date_of_birth_assertion (authority_id, id)
          DEFERRABLE INITIALLY DEFERRED
      );
      CREATE INDEX ON date_of_birth_assertion (authority_id, child_id);
      CALL tenant_table('date_of_birth_assertion',
        'SELECT, INSERT, UPDATE (earliest, latest, superseded_by, superseded_at, under_challenge, version)');
      CALL keep_history('date_of_birth_assertion');

      CREATE TABLE period_of_care (${ABOUT_A_CHILD},
        during ${SPAN},
        -- 903 code set REC, and where it is known the reason in words
        end_reason text CHECK (end_reason IS NULL OR upper(during) IS NOT NULL),
        EXCLUDE USING gist (authority_id WITH =, child_id WITH =, during WITH &&)
      );
      CALL tenant_table('period_of_care', 'SELECT, INSERT, UPDATE (during, end_reason, version)');
      CALL keep_history('period_of_care');

      CREATE TABLE legal_status (${ABOUT_A_CHILD},
        code text NOT NULL CHECK (code IN ('C1', 'C2', 'D1', 'E1', 'V2', 'V3', 'V4', 'L1', 'L2', 'L3', 'J1', 'J2', 'J3')),
        during ${SPAN},
        EXCLUDE USING gist (authority_id WITH =, child_id WITH =, during WITH &&)
      );
      CALL tenant_table('legal_status', 'SELECT, INSERT, UPDATE (code, during, version)');
      CALL keep_history('legal_status');

      -- Unaccompanied (decision 22): an answer holds from when it is true; \`answered_at\` is when it was last asked.
      CREATE TABLE unaccompanied_answer (${ABOUT_A_CHILD},
        answer text NOT NULL CHECK (answer IN ('yes', 'no', 'unknown')),
        during ${SPAN},
        answered_at timestamptz NOT NULL,
        end_reason text CHECK (end_reason IN ('reunion', 'adult-took-responsibility', 'found-to-be-adult', 'turned-18',
          'answered-again')),
        EXCLUDE USING gist (authority_id WITH =, child_id WITH =, during WITH &&)
      );
      CALL tenant_table('unaccompanied_answer', 'SELECT, INSERT, UPDATE (answer, during, answered_at, end_reason, version)');
      CALL keep_history('unaccompanied_answer');

      CREATE TABLE team (
        authority_id uuid NOT NULL REFERENCES authority,
        id uuid NOT NULL DEFAULT gen_random_uuid(),
        name text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
        manager_id uuid,
        version int NOT NULL DEFAULT 1,
        PRIMARY KEY (authority_id, id),
        UNIQUE (authority_id, name),
        FOREIGN KEY (authority_id, manager_id) REFERENCES user_account (authority_id, id)
      );
      CALL tenant_table('team', 'SELECT, INSERT, UPDATE (name, manager_id, version)');
      CALL keep_history('team');

      CREATE TABLE allocation (${ABOUT_A_CHILD},
        worker_id uuid NOT NULL,
        team_id uuid NOT NULL,
        during ${SPAN},
        FOREIGN KEY (authority_id, worker_id) REFERENCES user_account (authority_id, id),
        FOREIGN KEY (authority_id, team_id) REFERENCES team (authority_id, id),
        EXCLUDE USING gist (authority_id WITH =, child_id WITH =, during WITH &&)
      );
      CREATE INDEX ON allocation (authority_id, worker_id);
      CALL tenant_table('allocation', 'SELECT, INSERT, UPDATE (during, version)');
      CALL keep_history('allocation');

      -- Restricted to named people (decision 31): the child, or one item of the child's record.
      CREATE TABLE restriction (${ABOUT_A_CHILD},
        scope text NOT NULL CHECK (scope IN ('child', 'address', 'adoption')),
        owner_id uuid NOT NULL,
        reason text NOT NULL CHECK (length(reason) BETWEEN 1 AND 2000),
        during ${SPAN},
        FOREIGN KEY (authority_id, owner_id) REFERENCES user_account (authority_id, id),
        EXCLUDE USING gist (authority_id WITH =, child_id WITH =, scope WITH =, during WITH &&)
      );
      CALL tenant_table('restriction', 'SELECT, INSERT, UPDATE (during, owner_id, version)');
      CALL keep_history('restriction');

      CREATE TABLE restriction_grant (${ABOUT_A_CHILD},
        scope text NOT NULL CHECK (scope IN ('child', 'address', 'adoption')),
        user_id uuid NOT NULL,
        -- 'named' by the owner, or an 'emergency' opening, which ends by itself and tells the owner
        basis text NOT NULL CHECK (basis IN ('named', 'emergency')),
        reason text CHECK (basis = 'named' OR length(reason) BETWEEN 1 AND 2000),
        during ${SPAN} CHECK (basis = 'named' OR upper(during) IS NOT NULL),
        FOREIGN KEY (authority_id, user_id) REFERENCES user_account (authority_id, id)
      );
      CREATE INDEX ON restriction_grant (authority_id, child_id, user_id);
      CALL tenant_table('restriction_grant', 'SELECT, INSERT, UPDATE (during, version)');
      CALL keep_history('restriction_grant');

      -- Who may see which child. Every list, count, search and export of children reads this view, never the table;
      -- only a return's figures count everybody (and say how many rows it may not show).
      CREATE VIEW visible_child WITH (security_invoker = true) AS
        SELECT c.* FROM child c
         WHERE NOT EXISTS (
           SELECT 1 FROM restriction r
            WHERE r.authority_id = c.authority_id AND r.child_id = c.id AND r.scope = 'child' AND r.during @> now()
              AND NOT EXISTS (
                SELECT 1 FROM restriction_grant g
                 WHERE g.authority_id = r.authority_id AND g.child_id = r.child_id AND g.scope = 'child'
                   AND g.user_id = (SELECT current_actor()) AND g.during @> now()));
      CALL app_may('SELECT ON visible_child');

      -- The same for one item: true when the actor may see the child's address or adoption.
      CREATE FUNCTION may_see_item(p_child uuid, p_scope text) RETURNS boolean
      LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
        SELECT NOT EXISTS (
           SELECT 1 FROM restriction r
            WHERE r.authority_id = (SELECT current_authority()) AND r.child_id = p_child AND r.scope = p_scope
              AND r.during @> now()
              AND NOT EXISTS (
                SELECT 1 FROM restriction_grant g
                 WHERE g.authority_id = r.authority_id AND g.child_id = r.child_id AND g.scope = p_scope
                   AND g.user_id = current_actor() AND g.during @> now()))
      $$;
      CALL app_may_call('may_see_item(uuid, text)');

      -- What somebody must be told: an emergency opening, for a start.
      CREATE TABLE notice (${ABOUT_A_CHILD},
        to_user_id uuid,
        to_role text,
        kind text NOT NULL,
        raised_at timestamptz NOT NULL DEFAULT now(),
        raised_by text NOT NULL,
        read_at timestamptz,
        read_by uuid,
        CHECK (num_nonnulls(to_user_id, to_role) = 1),
        FOREIGN KEY (authority_id, to_user_id) REFERENCES user_account (authority_id, id),
        FOREIGN KEY (authority_id, read_by) REFERENCES user_account (authority_id, id)
      );
      CREATE INDEX ON notice (authority_id, to_user_id) WHERE read_at IS NULL;
      CREATE INDEX ON notice (authority_id, to_role) WHERE read_at IS NULL;
      CALL tenant_table('notice', 'SELECT, INSERT, UPDATE (read_at, read_by, version)');
      CALL keep_history('notice');

      -- A search is a POST that leads here, so that no name stands in an address.
      CREATE TABLE search (
        authority_id uuid NOT NULL REFERENCES authority,
        id uuid NOT NULL DEFAULT gen_random_uuid(),
        actor text NOT NULL,
        criteria jsonb NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (authority_id, id)
      );
      CALL tenant_table('search', 'SELECT, INSERT, DELETE');
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP VIEW visible_child;
      DROP FUNCTION may_see_item(uuid, text);
      DROP TABLE search, child_name_word;
    `);
    for (const table of WITH_HISTORY) await db.query(`CALL drop_history('${table}'); DROP TABLE ${table}`);
    await db.query(`DROP FUNCTION index_child_names(), name_words(text[])`);
  }
}

/** In the order they can be dropped. */
const WITH_HISTORY = [
  'notice',
  'restriction_grant',
  'restriction',
  'allocation',
  'team',
  'unaccompanied_answer',
  'legal_status',
  'period_of_care',
  'date_of_birth_assertion',
  'child',
];
