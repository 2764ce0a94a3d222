// What a row says to those who hear it instead of seeing it.
import { t } from './t';
import { ownerName } from './names';
import { spokenLength } from './numbers';
import type { Node } from './tree';

/** "Pull image, transfer, dependency, 5.1 seconds, from plus 8.2 to plus 13.3 seconds, on the critical path" */
export function spokenNode(node: Node, origin: number, onPath: boolean): string {
  const seconds = (at: number): string => ((at - origin) / 1000).toFixed(1);
  const parts = [
    node.label.replaceAll(' · ', t('waterfall.spoken.join', ', ')),
    node.sub,
    node.owner === undefined ? '' : ownerName(node.owner),
    spokenLength(node.length, { open: node.open, unknown: node.row?.undated === true }),
    t('waterfall.spoken.between', 'from plus {{from}} to plus {{to}} seconds', { from: seconds(node.from), to: seconds(node.to) }),
    node.failed ? t('waterfall.spoken.failed', 'failed') : '',
    node.code,
    onPath ? t('waterfall.spoken.path', 'on the critical path') : '',
  ];
  return parts.filter((part) => part !== '').join(t('waterfall.spoken.join', ', '));
}
