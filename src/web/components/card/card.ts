/** What is known of one matter, as a card prints it. */
export interface Card {
  id: string;
  title: string;
  /** The answer in one line, above the rows; `grave` marks it by more than colour. */
  lead?: { text: string; grave?: boolean };
  rows: Row[];
  actions: Action[];
}

export interface Row {
  label: string;
  value: string;
  href?: string;
  note?: string;
  action?: Action;
  tags?: { text: string; classes: string }[];
}

export interface Action {
  text: string;
  href: string;
}
