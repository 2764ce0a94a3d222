import { cx } from '@emotion/css';
import type { LinkModel } from '@grafana/data';
import { t } from './t';
import { Portal, TextLink } from '@grafana/ui';
import type { ReactNode } from 'react';
import React from 'react';
import { Chip } from './Chip';
import { ownerName, ownerRule, sourceText } from './names';
import type { Moment } from './numbers';
import { clockText, durationText, lengthText, offsetText, precisionOf } from './numbers';
import type { DatedBy, Row } from './rows';
import type { Styles } from './styles';
import type { Node } from './tree';

export interface TipPlace {
  readonly x: number;
  /** Top and bottom of the row: the tooltip never covers it. */
  readonly top: number;
  readonly bottom: number;
}

interface TipProps {
  readonly node: Node;
  readonly origin: number;
  readonly timeZone: string;
  readonly onPath: boolean | undefined;
  readonly place: TipPlace;
  /** How far the node's clock is ahead. */
  readonly clockOffsetMs: number;
  readonly pinned: boolean;
  readonly sheet: boolean;
  readonly links: readonly LinkModel[];
  readonly styles: Styles;
  readonly onClose: () => void;
}

const WIDTH_PX = 372;
const HEIGHT_PX = 210;

/** All that is known of one row, with what dated it. */
export function Tip({ node, origin, timeZone, onPath, place, clockOffsetMs, pinned, sheet, links, styles, onClose }: TipProps) {
  const left = Math.max(8, Math.min(place.x + 14, window.innerWidth - WIDTH_PX - 8));
  const below = place.bottom + HEIGHT_PX < window.innerHeight || place.top < HEIGHT_PX;
  const style = below ? { left, top: place.bottom + 6, pointerEvents: pinned ? ('auto' as const) : ('none' as const) } : { left, bottom: window.innerHeight - place.top + 6, pointerEvents: pinned ? ('auto' as const) : ('none' as const) };
  const ends = endsOf(node);
  return (
    <Portal>
      <div className={cx(styles.tip, sheet && styles.tipSheet)} style={style} data-testid="waterfall-tip">
        <div className={styles.tipHead}>
          <Chip owner={node.owner} styles={styles} />
          <span className={styles.grow}>{[node.label, node.sub].filter((one) => one !== '').join(' · ')}</span>
          <span>{durationText(node.length, { open: node.open, unknown: node.row?.undated === true })}</span>
          {pinned && <button type="button" className={styles.foldWords} style={{ position: 'static', transform: 'none' }} onClick={onClose} aria-label={t('waterfall.tip.close', 'Close')}>✕</button>}
        </div>
        <dl className={styles.tipFacts}>
          {precisionOf(node.length) !== 'exact' && <Fact name={t('waterfall.tip.between', 'Between')}>{t('waterfall.tip.and', '{{lo}} and {{hi}}', { lo: lengthText({ estMs: node.length.loMs, loMs: node.length.loMs, hiMs: node.length.loMs }), hi: lengthText({ estMs: node.length.hiMs, loMs: node.length.hiMs, hiMs: node.length.hiMs }) })}</Fact>}
          <Fact name={t('waterfall.tip.starts', 'Starts')}>{offsetText(ends.from, origin)} <i>{dated(node.row, 'from')}</i></Fact>
          <Fact name={t('waterfall.tip.ends', 'Ends')}>{node.open ? t('waterfall.tip.stillOpen', 'still under way') : offsetText(ends.to, origin)} <i>{node.open ? '' : dated(node.row, 'to')}</i></Fact>
          {node.owner !== undefined && <Fact name={t('waterfall.tip.owner', 'Owner')}>{ownerName(node.owner)} <i>{ruleOf(node)}</i></Fact>}
          <Fact name={t('waterfall.tip.clock', 'Clock')}>{t('waterfall.tip.fromTo', '{{from}} to {{to}}', { from: clockText(ends.from, timeZone), to: node.open ? t('waterfall.now', 'now') : clockText(ends.to, timeZone) })}</Fact>
          {node.code !== '' && <Fact name={t('waterfall.tip.code', 'Code')}><span className={styles.code}>{node.code}</span></Fact>}
          {Math.abs(clockOffsetMs) > CLOCK_OFF_MS && !node.open && <Fact name={t('waterfall.tip.nodeClock', 'Node clock')}>{clockText(shifted(ends.from, clockOffsetMs), timeZone)} <i>· {clockWords(clockOffsetMs)}</i></Fact>}
          {links.map((link) => <Fact key={`${link.title}${link.href}`} name={t('waterfall.tip.link', 'Link')}><TextLink href={link.href} external={link.target === '_blank'} inline={false}>{link.title}</TextLink></Fact>)}
        </dl>
        {onPath !== undefined && <p className={styles.tipFoot}>{onPath ? t('waterfall.tip.path', 'On the critical path.') : t('waterfall.tip.offPath', 'Not on the critical path.')} {pinned ? '' : t('waterfall.tip.pin', 'Click pins this.')}</p>}
      </div>
    </Portal>
  );
}

/** From here on a node's clock is worth a word. */
export const CLOCK_OFF_MS = 500;

/** `+ 2.1 s, corrected` */
export function clockWords(offsetMs: number): string {
  const offset = `${offsetMs < 0 ? '−' : '+'} ${(Math.abs(offsetMs) / 1000).toFixed(1)}`;
  return t('waterfall.clock', 'clock {{offset}} s, corrected', { offset });
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}

const shifted = ({ est, lo, hi }: Moment, ms: number): Moment => ({ est: est + ms, lo: lo + ms, hi: hi + ms });

function endsOf(node: Node) {
  const first = node.row ?? node.rows[0];
  const last = node.row ?? node.rows[node.rows.length - 1];
  return {
    from: { est: node.from, lo: first?.fromLo ?? node.from, hi: first?.fromHi ?? node.from },
    to: { est: node.to, lo: last?.toLo ?? node.to, hi: last?.toHi ?? node.to },
  };
}

const rule = (words: string): string => (words === '' ? '' : `· ${words}`);
const ruleOf = (node: Node): string => (node.row === undefined || node.kind === 'lane' ? '' : rule(ownerRule(node.row)));

/** The source whose time lies within the end's bounds; sources that carry no time cannot be told apart. */
function dated(row: Row | undefined, end: 'from' | 'to'): string {
  if (row === undefined) {
    return '';
  }
  const [lo, hi] = end === 'from' ? [row.fromLo, row.fromHi] : [row.toLo, row.toHi];
  const off = ({ at }: DatedBy): number => (at === undefined ? Infinity : at < lo ? lo - at : at > hi ? at - hi : 0);
  const best = row.sources().filter((source) => off(source) <= 1500).sort((a, b) => off(a) - off(b))[0];
  return best === undefined ? '' : rule(sourceText(best));
}
