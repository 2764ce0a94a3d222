import { css, cx } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '../../../../waterfall/t';
import { useStyles2 } from '@grafana/ui';
import React from 'react';
import { lookOf } from '../../../parts/look';
import { Numeral } from '../../../parts/Numeral';
import type { Moment } from '../../../../waterfall/numbers';
import { clockText, offsetText } from '../../../../waterfall/numbers';
import { paletteOf } from '../../../../waterfall/palette';
import type { Evidence } from '../model/found';
import { notBefore } from '../model/happened';
import { usePointing } from '../point';

const SHOWN_MAX = 4;

interface EvidenceListProps {
  readonly evidence: readonly Evidence[];
  readonly start: Moment;
  readonly zone: string;
  readonly clock: boolean;
}

/** Why we think so: numbered lines, whose numbers stand in the waterfall and in what happened too. */
export function EvidenceList({ evidence, start, zone, clock }: EvidenceListProps) {
  const look = useStyles2(lookOf);
  const styles = useStyles2(getStyles);
  const { lit, point, pick } = usePointing();
  if (evidence.length === 0) {
    return null;
  }
  return (
    <>
      <h4 className={look.label}>{t('evidence.title', 'Why we think so')}</h4>
      <ol className={styles.list}>
        {evidence.slice(0, SHOWN_MAX).map((one) => {
          const moment = notBefore(start, { est: one.at, lo: one.lo, hi: one.hi });
          const at = `evidence:${one.n}` as const;
          const isLit = lit.numbers.has(one.n);
          return (
            <li key={one.n}>
              <button
                type="button" className={cx(look.plain, styles.line, isLit && styles.lit)} aria-pressed={isLit} onClick={() => pick(at)} onPointerEnter={() => point(at)} onPointerLeave={() => point(undefined)}
                onFocus={() => point(at)} onBlur={() => point(undefined)}
              >
                <Numeral n={one.n} lit={isLit} />
                <span className={styles.time}>{clock ? clockText(moment, zone) : offsetText(moment, start.est)}</span>
                <span className={styles.text} title={one.text}>{one.text}</span>
              </button>
            </li>
          );
        })}
      </ol>
    </>
  );
}

const getStyles = (theme: GrafanaTheme2) => {
  const colors = paletteOf(theme);
  return {
    list: css({ listStyle: 'none', margin: 0, padding: 0, display: 'flex', flexDirection: 'column', gap: 2 }),
    line: css({ display: 'grid', gridTemplateColumns: '18px 88px minmax(0, 1fr)', gap: theme.spacing(1), width: '100%', padding: '3px 4px', borderRadius: theme.shape.radius.default, fontSize: theme.typography.bodySmall.fontSize, lineHeight: '16px' }),
    lit: css({ background: colors.action.hover }),
    time: css({ color: colors.text.secondary, textAlign: 'right', fontVariantNumeric: 'tabular-nums' }),
    // The whole text stands in what happened; four lines tell what kind of text it is.
    text: css({ color: colors.text.primary, overflowWrap: 'anywhere', overflow: 'hidden', display: '-webkit-box', WebkitBoxOrient: 'vertical', WebkitLineClamp: 4 }),
  };
};
