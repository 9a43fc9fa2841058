import { type Desk } from './desk.js';
import { type History } from './history.js';
import { type Places } from './settings.js';
import { type Staff } from './staff.js';

/** What all the children of an authority share. */
export interface World {
  seed: string;
  /** How many children there are records of. */
  children: number;
  history: History;
  desk: Desk;
  staff: Staff;
  places: Places;
}
