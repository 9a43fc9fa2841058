/** How much risk the police see in it (College of Policing), and what is not known. */
export const POLICE_RISKS = ['high', 'medium', 'low', 'none-apparent', 'unknown'] as const;
export type PoliceRisk = (typeof POLICE_RISKS)[number];

/**
 * Where an absence stands in Missing now, 1 first, as SQL over an absence `a`. The one place that decides it. What is
 * not known stands before what is known to be low. Until the police have said a level, the answer to “is the child in
 * immediate danger” decides: yes ranks with high.
 */
export const RISK_RANK = `
  CASE a.danger WHEN 'some' THEN 1 WHEN 'unknown' THEN 3 ELSE 4 END`;

/** The latest level the police are known to have given, as SQL over an absence `a`. */
export const POLICE_RISK = `'unknown'`;
