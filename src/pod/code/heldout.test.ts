import { classify } from './classify';
import { accepts, heldOut } from './testing/heldout';

describe.each(['heldout-a.txt', 'heldout-b.txt', 'normal.txt'])('%s', (file) => {
  test.each(heldOut(file).map((one) => ({ ...one, wanted: one.accept.join(' or ') })))('$reason of a $kind is $wanted: $message', ({ reason, kind, message, accept }) => {
    const code = classify({ reason, message, kind, source: '' })?.code ?? '';
    expect(accepts(accept, code) ? accept : [code]).toEqual(accept);
  });
});
