import { Injectable, type PipeTransform } from '@nestjs/common';
import { notFound } from '../kernel/problem.js';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** An id from an address. What cannot be an id names nothing: the same answer as for what is absent or hidden. */
@Injectable()
export class IdPipe implements PipeTransform<string, string> {
  transform(value: string): string {
    if (!UUID.test(value)) throw notFound('record');
    return value.toLowerCase();
  }
}
