import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { getBackendSrv } from '@grafana/runtime';
import { t } from '@grafana/i18n';
import { Alert, Badge, Button, ClipboardButton, Stack, useStyles2 } from '@grafana/ui';
import React, { useState } from 'react';
import { lastValueFrom } from 'rxjs';
import type { HealthDetails, ResourceState } from '../../contract/resource';
import { lengthText, sizeText } from './amounts';
import { costOf, ruleFor } from './rules';

interface HealthReply {
  readonly status: string;
  readonly message: string;
  readonly details?: Partial<HealthDetails>;
}

/** What the backend hears with the saved settings, resource by resource, and what each refusal costs. */
export function SelfCheck({ uid }: { readonly uid: string }) {
  const [reply, setReply] = useState<HealthReply>();
  const [asking, setAsking] = useState(false);
  const check = async () => {
    setAsking(true);
    setReply(await healthOf(uid));
    setAsking(false);
  };
  return (
    <Stack direction="column" gap={2}>
      <div>
        <Button variant="secondary" disabled={asking || uid === ''} onClick={() => void check()}>
          {t('check.button', 'Check what we hear')}
        </Button>
      </div>
      {reply !== undefined && <Checked reply={reply} />}
    </Stack>
  );
}

/** Failures are answers too: they come with a sentence. */
async function healthOf(uid: string): Promise<HealthReply> {
  try {
    return (await lastValueFrom(getBackendSrv().fetch<HealthReply>({ url: `/api/datasources/uid/${uid}/health`, showErrorAlert: false }))).data;
  } catch (thrown) {
    const data = typeof thrown === 'object' && thrown !== null && 'data' in thrown ? (thrown.data as Partial<HealthReply>) : {};
    return { status: 'ERROR', message: data.message ?? t('check.noAnswer', 'Grafana did not answer. Save the settings and try again.'), ...(data.details === undefined ? {} : { details: data.details }) };
  }
}

function Checked({ reply: { status, message, details = {} } }: { readonly reply: HealthReply }) {
  const { resources = [], store, cluster, warnings = [] } = details;
  return (
    <Stack direction="column" gap={2}>
      <Alert severity={status === 'OK' ? 'success' : 'error'} title={message} />
      {warnings.map((warning) => <Alert key={warning} severity="warning" title={warning} />)}
      {cluster !== undefined && cluster !== null && <div>{t('check.cluster', 'Cluster {{uid}}, Kubernetes {{version}}', { uid: cluster.uid, version: cluster.version })}</div>}
      {store !== undefined && store !== null && (
        <div>
          {t('check.store', 'Store: {{kind}} in {{directory}}, {{size}}', { kind: store.kind, directory: store.directory, size: sizeText(store.bytes) })}
        </div>
      )}
      {resources.length > 0 && <Resources resources={resources} />}
    </Stack>
  );
}

function Resources({ resources }: { readonly resources: readonly ResourceState[] }) {
  const styles = useStyles2(getStyles);
  return (
    <table className={styles.table}>
      <caption className={styles.caption}>{t('check.title', 'What we hear')}</caption>
      <thead>
        <tr>
          <th>{t('check.resource', 'Resource')}</th>
          <th>{t('check.state', 'State')}</th>
          <th>{t('check.objects', 'Objects')}</th>
          <th>{t('check.lag', 'Lag')}</th>
          <th>{t('check.means', 'What it means')}</th>
        </tr>
      </thead>
      <tbody>
        {resources.map(({ resource, state, objects, lagMs, message }) => (
          <tr key={resource}>
            <th scope="row">{resource}</th>
            <td><Badge color={state === 'watching' ? 'green' : state === 'listing' ? 'blue' : 'orange'} text={stateWord(state)} /></td>
            <td className={styles.number}>{objects}</td>
            <td className={styles.number}>{lagMs === null ? '–' : lengthText(lagMs)}</td>
            <td>
              {state !== 'watching' && state !== 'listing' ? costOf(resource) : ''} {state === 'forbidden' ? '' : message}
              {state === 'forbidden' && (
                <div className={styles.rule}>
                  <pre className={styles.code}>{ruleFor(resource)}</pre>
                  <ClipboardButton size="sm" variant="secondary" icon="copy" getText={() => ruleFor(resource)} aria-label={t('check.copyRule', 'Copy the rule for {{resource}}', { resource })} />
                </div>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function stateWord(state: string): string {
  switch (state) {
    case 'watching':
      return t('check.states.watching', 'watching');
    case 'listing':
      return t('check.states.listing', 'listing');
    case 'forbidden':
      return t('check.states.forbidden', 'forbidden');
    case 'broken':
      return t('check.states.broken', 'broken');
    default:
      return state;
  }
}

const getStyles = (theme: GrafanaTheme2) => ({
  table: css({ width: '100%', borderCollapse: 'collapse', ...theme.typography.bodySmall, '& td, & th': { padding: theme.spacing(0.5, 1), textAlign: 'left', verticalAlign: 'top' }, '& tbody tr': { borderTop: '1px solid rgba(128, 128, 128, 0.25)' } }),
  caption: css({ captionSide: 'top', textAlign: 'left', ...theme.typography.h5 }),
  number: css({ fontVariantNumeric: 'tabular-nums' }),
  rule: css({ display: 'flex', gap: theme.spacing(1), alignItems: 'flex-start', marginTop: theme.spacing(0.5) }),
  code: css({ ...theme.typography.code, margin: 0, padding: theme.spacing(0.5, 1) }),
});
