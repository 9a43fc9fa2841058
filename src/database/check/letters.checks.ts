import { type CatalogueCheck } from './finding.js';

/** A database made with the locale C knows the letters of English only. */
export const lettersChecks: CatalogueCheck[] = [
  {
    name: 'letters',
    why: 'A child called Łucja or Zoë would not be found by name: make the database with a UTF-8 locale, as C.UTF-8',
    sql: `SELECT 'database ' || current_database() AS "where", 'it does not know Ł from ł' AS what
           WHERE lower('Ł') <> 'ł' OR upper('ë') <> 'Ë'
           UNION ALL
          SELECT 'database ' || current_database(), 'its encoding is ' || getdatabaseencoding()
           WHERE getdatabaseencoding() <> 'UTF8'`,
  },
];
