/** The newest collection year the rules are known for: 2026-27. */
export const NEWEST_YEAR = 2026;
