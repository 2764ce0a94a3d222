import { css, cx } from '@emotion/css';
import type { DataSourceInstanceSettings, GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React from 'react';
import type { Candidate } from '../../../../contract/resource';
import { linkTo } from '../../../parts/address';
import { lookOf } from '../../../parts/look';
import { paletteOf } from '../../../../waterfall/palette';
import { groupsOf } from '../../../parts/search/candidates';
import { CandidateLine } from '../../../parts/search/CandidateLine';
import { groupWord } from '../../../parts/search/Suggestions';

interface ListProps {
  readonly source: DataSourceInstanceSettings;
  readonly candidates: readonly Candidate[];
  readonly title: string;
  readonly typed: string;
  readonly zone: string;
}

/** Pods to choose from, on the page itself. */
export function List({ source, candidates, title, typed, zone }: ListProps) {
  const look = useStyles2(lookOf);
  const styles = useStyles2(getStyles);
  return (
    <section className={cx(look.card, styles.card)} aria-label={title}>
      <h2 className={styles.title}>{title}</h2>
      {groupsOf(candidates, candidates.length).map((one) => (
        <div key={one.group}>
          <h3 className={cx(look.label, styles.group)}>{groupWord(one.group)} {one.candidates.length}</h3>
          <ul className={styles.list}>
            {one.candidates.map((candidate) => (
              <li key={candidate.uid}><a className={styles.link} href={linkTo('debugpod', { uid: candidate.uid, ds: source.uid })}><CandidateLine candidate={candidate} typed={typed} zone={zone} /></a></li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}

const getStyles = (theme: GrafanaTheme2) => {
  const colors = paletteOf(theme);
  return {
    card: css({ padding: theme.spacing(2) }),
    title: css({ margin: 0, fontSize: theme.typography.h5.fontSize }),
    group: css({ marginTop: theme.spacing(1.5) }),
    list: css({ listStyle: 'none', margin: 0, padding: 0 }),
    link: css({ display: 'block', padding: theme.spacing(0.75, 1), color: colors.text.primary, borderRadius: theme.shape.radius.default, '&:hover': { background: colors.action.hover, color: colors.text.primary }, '&:focus-visible': { outline: `2px solid ${colors.primary.border}`, outlineOffset: -2 } }),
  };
};
