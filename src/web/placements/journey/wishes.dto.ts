import { PickType } from '@nestjs/swagger';
import { type FormBody } from '../../../http/page-request.js';
import { validated } from '../../../http/validated.js';
import { StartPlacementDto } from '../../../placements/placement.dto.js';
import { answered } from '../../answered.js';
import { given } from '../../page-problem.js';

class WishesDto extends PickType(StartPlacementDto, ['wishesAndFeelings', 'wishesNotObtainedReason'] as const) {}

/** The child's wishes and feelings, or why they were not obtained. @throws Problem `invalid` when neither is given */
export function wishesOf(form: FormBody): Promise<WishesDto> {
  const wishes = {
    wishesAndFeelings: given(form, 'wishesAndFeelings'),
    wishesNotObtainedReason: given(form, 'wishesNotObtainedReason'),
  };
  return validated(WishesDto, answered(wishes));
}
