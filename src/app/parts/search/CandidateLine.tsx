import { css, cx } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { dateTimeFormat } from '@grafana/data';
import { t } from '../../../waterfall/t';
import { useStyles2 } from '@grafana/ui';
import React from 'react';
import type { Candidate } from '../../../contract/resource';
import { useNow } from '../clock';
import { lookOf } from '../look';
import { OwnerChip } from '../OwnerChip';
import { ownerOf } from '../owners';
import { forecastText, lengthText } from '../../../waterfall/numbers';
import { paletteOf } from '../../../waterfall/palette';
import { PillBadge } from '../PillBadge';
import { marked } from './candidates';
import { pillOf } from '../pill';

interface CandidateLineProps {
  readonly candidate: Candidate;
  readonly typed: string;
  readonly zone: string;
}

const UID_SHOWN = 8;
const DAY_MS = 86_400_000;

/** A pod in a list: its state, its whole name, where it is, since when, and what tells it from its likes. */
export function CandidateLine({ candidate, typed, zone }: CandidateLineProps) {
  const look = useStyles2(lookOf);
  const styles = useStyles2(getStyles);
  const nowMs = useNow(1000);
  const { namespace, pod, workload, node, startMs, goneMs } = candidate;
  const [before, hit, after] = marked(pod || workload, typed);
  const pill = pillOf({ ...candidate, operation: 'create', since: candidate.sinceMs ?? undefined, sli: { loMs: candidate.sliLoMs }, gone: goneMs !== null }, nowMs);
  const clock = (at: number): string => dateTimeFormat(at, { format: nowMs - at < DAY_MS ? 'HH:mm:ss' : 'D MMM HH:mm', timeZone: zone });
  return (
    <span className={styles.line}>
      <span><PillBadge kind={pill} /></span>
      <span className={styles.name}><span className={look.quiet}>{namespace} / </span>{before}{hit !== '' && <strong className={styles.hit}>{hit}</strong>}{after}</span>
      <span className={look.quiet}>{node}</span>
      <span className={cx(look.quiet, look.tabular)}>
        {goneMs === null ? t('candidate.created', 'created {{length}} ago', { length: forecastText(nowMs - startMs) }) : t('candidate.lived', 'lived {{from}} to {{to}}', { from: clock(startMs), to: clock(goneMs) })}
      </span>
      <span className={cx(look.tabular, styles.last)}>{lastOf(candidate, look.mono)}</span>
    </span>
  );
}

function lastOf({ code, owner, open, total, goneMs, uid }: Candidate, mono: string): React.ReactNode {
  if (goneMs !== null) {
    return <span className={mono}>{uid.slice(0, UID_SHOWN)}…</span>;
  }
  if (code !== '' && open) {
    return <span className={css({ display: 'inline-flex', gap: 6, alignItems: 'center' })}><OwnerChip owner={ownerOf(owner)} /><span className={mono}>{code}</span></span>;
  }
  return open ? t('candidate.open', 'on its way') : t('candidate.ready', 'ready after {{length}}', { length: lengthText(total) });
}

const getStyles = (theme: GrafanaTheme2) => {
  const colors = paletteOf(theme);
  return {
    line: css({
      display: 'grid', gridTemplateColumns: '126px minmax(0, 5fr) minmax(0, 1.3fr) minmax(0, 2.2fr) minmax(0, 4fr)', gap: theme.spacing(1.5), alignItems: 'center', fontSize: theme.typography.bodySmall.fontSize, lineHeight: '20px',
      '@media (max-width: 700px)': { gridTemplateColumns: 'minmax(0, 1fr)', gap: 2 },
    }),
    // A name is never shortened at its end: the suffix tells pods apart. It wraps.
    name: css({ fontSize: theme.typography.body.fontSize, color: colors.text.primary, overflowWrap: 'anywhere' }),
    hit: css({ fontWeight: theme.typography.fontWeightBold, textDecoration: 'underline', textDecorationColor: colors.text.secondary, textUnderlineOffset: 3 }),
    last: css({ overflowWrap: 'anywhere' }),
  };
};
