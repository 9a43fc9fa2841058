import { parsePlainDate } from '../kernel/plain-date.js';
import { importPostcodes } from '../postcodes/import-postcodes.js';
import { PostcodeFileError } from '../postcodes/postcode-file.js';
import { command, EXIT, UsageError } from './command.js';
import { inOwnersTransaction } from './owner.js';

/**
 * Brings in an edition of where postcodes are: the ONS Postcode Directory, a lookup of it, or Code-Point Open. Whole or not
 * at all; the same file again changes nothing.
 */
export default command({
  name: 'postcodes import',
  operand: 'FILE',
  options: {
    'as-of': { type: 'string', value: 'YYYY-MM-DD', required: true, says: 'the day the edition counts from' },
    source: { type: 'string', value: 'TEXT', required: true, says: 'who published it, and which edition' },
  },
  async run({ operand: file, values, actor, database, out, note }) {
    const asOf = parsePlainDate(values['as-of']);
    if (asOf === null) throw new UsageError(`"${values['as-of']}" is not a day: write YYYY-MM-DD`);
    const progress = (postcodes: number) => note(`${postcodes.toLocaleString('en-GB')} postcodes read`);
    const open = await database();
    try {
      const { postcodes, isKnown } = await inOwnersTransaction(open, (owner) =>
        importPostcodes(owner, { file, asOf, source: values.source, by: actor, progress }),
      );
      const count = postcodes.toLocaleString('en-GB');
      out(isKnown ? `This file is in already (${count} postcodes); nothing changed` : `${count} postcodes imported`);
      return EXIT.done;
    } catch (error) {
      if (!(error instanceof PostcodeFileError)) throw error;
      for (const fault of error.faults) note(fault);
      note('Nothing was imported');
      return EXIT.finding;
    }
  },
});
