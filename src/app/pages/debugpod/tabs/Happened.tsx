import { css, cx } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { dateTimeFormat } from '@grafana/data';
import { t } from '../../../../waterfall/t';
import { Icon, IconButton, useStyles2 } from '@grafana/ui';
import React, { useMemo, useState } from 'react';
import { lookOf } from '../../../parts/look';
import { Numeral } from '../../../parts/Numeral';
import { clockText, offsetText } from '../../../../waterfall/numbers';
import { paletteOf } from '../../../../waterfall/palette';
import type { Evidence } from '../model/found';
import type { Happened as Line } from '../model/happened';
import { foldHours, shownMoment } from '../model/happened';
import { emitterWord, happenedWord, reasonShown, textShown } from '../model/words';
import { usePointing } from '../point';
import { Detail } from './Detail';

interface HappenedProps {
  readonly happened: readonly Line[];
  readonly evidence: readonly Evidence[];
  readonly originMs: number;
  readonly zone: string;
  readonly clock: boolean;
}

/** What happened, oldest first, as the waterfall runs. */
export function Happened({ happened, evidence, originMs, zone, clock }: HappenedProps) {
  const look = useStyles2(lookOf);
  const styles = useStyles2(getStyles);
  const [opened, setOpened] = useState<Line>();
  const lines = useMemo(() => foldHours(happened, originMs, new Set(evidence.map(({ timelineId }) => timelineId))), [happened, originMs, evidence]);
  if (lines.length === 0) {
    return <p className={look.label}>{t('happened.none', 'Nothing was heard of it: no event, no change of its status.')}</p>;
  }
  return (
    <>
      <table className={styles.table}>
        <thead>
          <tr>
            <th className={styles.time}>{clock ? t('happened.clock', 'Clock') : t('happened.since', 'Since creation')}</th>
            <th className={styles.who}>{t('happened.who', 'Who')}</th>
            <th>{t('happened.what', 'What')}</th>
            <th><span className={look.hidden}>{t('happened.details', 'Details')}</span></th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => <Row key={line.id} line={line} evidence={evidence} originMs={originMs} zone={zone} clock={clock} onOpen={() => setOpened(line)} />)}
        </tbody>
      </table>
      {opened !== undefined && <Detail line={opened} originMs={originMs} zone={zone} onClose={() => setOpened(undefined)} />}
    </>
  );
}

/** Kubernetes' reason and message, after our words. */
function rawOf(line: Line): string {
  const [reason, text] = [reasonShown(line), textShown(line)];
  const said = text.includes(reason) || reason === happenedWord(line);
  return [said ? '' : reason, text].filter((part) => part !== '').join(' · ');
}

interface RowProps {
  readonly line: Line;
  readonly evidence: readonly Evidence[];
  readonly originMs: number;
  readonly zone: string;
  readonly clock: boolean;
  readonly onOpen: () => void;
}

function Row({ line, evidence, originMs, zone, clock, onOpen }: RowProps) {
  const look = useStyles2(lookOf);
  const styles = useStyles2(getStyles);
  const { lit, point, pick } = usePointing();
  const isLit = line.ids.some((id) => lit.events.has(id));
  const numbers = evidence.filter(({ timelineId }) => line.ids.includes(timelineId));
  const at = `event:${line.id}` as const;
  const moment = shownMoment(line);
  return (
    <tr className={cx(isLit && styles.lit)} onPointerEnter={() => point(at)} onPointerLeave={() => point(undefined)}>
      <td className={styles.time}>{clock ? clockText(moment, zone) : offsetText(moment, originMs)}</td>
      <td className={cx(styles.who, look.quiet)}>{emitterWord(line.emitter)}</td>
      <td className={styles.what}>
        <button type="button" className={cx(look.plain, styles.pick)} aria-pressed={isLit} onClick={() => pick(at)} onFocus={() => point(at)} onBlur={() => point(undefined)}>
          {line.severity !== 'info' && <Icon name={line.severity === 'error' ? 'times' : 'exclamation-triangle'} size="sm" className={line.severity === 'error' ? look.bad : styles.warning} title={line.severity === 'error' ? t('happened.error', 'Error') : t('happened.warning', 'Warning')} />}{' '}
          {happenedWord(line)}
          {line.count > 1 && ` ${line.until === undefined ? t('happened.count', '× {{count}}', { count: line.count, defaultValue_one: '', defaultValue_other: '× {{count}}' }) : t('happened.repeats', '× {{times}}, last {{last}}', { times: line.count, last: clock ? dateTimeFormat(line.until, { format: 'HH:mm:ss', timeZone: zone }) : offsetText({ est: line.until, lo: line.until - 50, hi: line.until + 50 }, originMs) })}`}
          {line.container !== '' && <span className={look.quiet}> {line.container}</span>}
          {numbers.map(({ n }) => <span key={n}> <Numeral n={n} lit={lit.numbers.has(n)} /></span>)}
          {rawOf(line) !== '' && <span className={cx(look.mono, look.quiet)}> {rawOf(line)}</span>}
        </button>
      </td>
      <td><IconButton name="angle-right" size="md" tooltip={t('happened.open', 'Details of {{what}}', { what: line.what })} onClick={onOpen} /></td>
    </tr>
  );
}

const getStyles = (theme: GrafanaTheme2) => {
  const colors = paletteOf(theme);
  return {
    table: css({
      width: '100%', fontSize: theme.typography.bodySmall.fontSize, lineHeight: '16px',
      'th, td': { textAlign: 'left', verticalAlign: 'top', padding: '6px 8px', borderBottom: `1px solid ${colors.border.weak}` }, th: { color: colors.text.secondary, fontWeight: theme.typography.fontWeightRegular },
      'tbody tr:last-child td': { borderBottom: 0 },
    }),
    time: css({ '&&': { width: 104, textAlign: 'right', whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' } }),
    who: css({ '&&': { width: 150, '@media (max-width: 600px)': { display: 'none' } } }),
    what: css({ overflowWrap: 'anywhere' }),
    // The whole text is under Details; what kind of text it is shows in four lines.
    pick: css({ width: '100%', lineHeight: '18px', overflow: 'hidden', display: '-webkit-box', WebkitBoxOrient: 'vertical', WebkitLineClamp: 4 }),
    lit: css({ background: colors.action.hover }),
    warning: css({ color: colors.warning.text }),
  };
};
