import { css, cx } from '@emotion/css';
import type { DataSourceInstanceSettings, GrafanaTheme2 } from '@grafana/data';
import { dateTimeFormat } from '@grafana/data';
import { t } from '../../../../waterfall/t';
import { useStyles2 } from '@grafana/ui';
import React, { useState } from 'react';
import type { Cells } from '../../../parts/frame';
import { cellsOf, numberOf, textOf } from '../../../parts/frame';
import { lookOf } from '../../../parts/look';
import { paletteOf } from '../../../../waterfall/palette';
import { TabAnswer } from './TabAnswer';
import { useTab } from './useTab';

interface ManifestProps {
  readonly source: DataSourceInstanceSettings;
  readonly uid: string;
  readonly zone: string;
}

const PATHS_SHOWN = 6;

/** The object as it was kept, version by version, and what each changed. */
export function Manifest({ source, uid, zone }: ManifestProps) {
  const look = useStyles2(lookOf);
  const styles = useStyles2(getStyles);
  const answer = useTab(source, 'manifest', uid);
  const versions = cellsOf(answer.value?.[0]);
  const [picked, setPicked] = useState<string>();
  const shown = versions.find((row) => textOf(row, 'version') === picked) ?? versions[0];
  return (
    <TabAnswer answer={answer}>
      {shown === undefined ? <p className={look.label}>{t('manifest.none', 'No version of it is kept any more.')}</p> : (
        <div className={styles.columns}>
          <ol className={styles.versions} aria-label={t('manifest.versions', 'Versions, newest first')}>
            {versions.map((row) => (
              <li key={textOf(row, 'version')}>
                <button type="button" className={cx(look.plain, styles.version, row === shown && styles.shown)} aria-pressed={row === shown} onClick={() => setPicked(textOf(row, 'version'))}>
                  <span className={look.tabular}>{dateTimeFormat(numberOf(row, 'time'), { format: 'HH:mm:ss.SSS', timeZone: zone })}</span>
                  <span className={cx(look.mono, look.quiet)}>{changedText(row)}</span>
                </button>
              </li>
            ))}
          </ol>
          <div className={styles.object}>
            <p className={look.label}>{t('manifest.redacted', 'Only the fields that are kept: never environment, arguments, commands or data.')}</p>
            <pre className={styles.json}>{JSON.stringify(shown['object'], null, 2)}</pre>
          </div>
        </div>
      )}
    </TabAnswer>
  );
}

function changedText(row: Cells): string {
  const changed = Array.isArray(row['changed']) ? row['changed'].map(String).filter((path) => path !== 'resourceVersion') : [];
  const more = changed.length - PATHS_SHOWN;
  const paths = changed.slice(0, PATHS_SHOWN).join(', ');
  return changed.length === 0 ? t('manifest.first', 'first version') : more > 0 ? t('manifest.more', '{{paths}} and {{more}} more', { paths, more }) : paths;
}

const getStyles = (theme: GrafanaTheme2) => {
  const colors = paletteOf(theme);
  return {
    columns: css({ display: 'grid', gridTemplateColumns: 'minmax(0, 2fr) minmax(0, 3fr)', gap: theme.spacing(2), padding: theme.spacing(1), '@media (max-width: 700px)': { gridTemplateColumns: 'minmax(0, 1fr)' } }),
    versions: css({ listStyle: 'none', margin: 0, padding: 0, maxHeight: 480, overflowY: 'auto' }),
    version: css({ display: 'flex', flexDirection: 'column', width: '100%', padding: 6, fontSize: theme.typography.bodySmall.fontSize, borderRadius: theme.shape.radius.default, '&:hover': { background: colors.action.hover } }),
    shown: css({ background: colors.action.hover }),
    object: css({ minWidth: 0 }),
    json: css({ maxHeight: 460, overflow: 'auto', fontSize: theme.typography.bodySmall.fontSize, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', background: colors.background.secondary }),
  };
};
