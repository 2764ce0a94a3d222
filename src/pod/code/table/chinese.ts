// All texts in Simplified Chinese.
import type { Language } from './entry';
import { API_ZH } from './zh/api';
import { APP_ZH } from './zh/app';
import { CTR_ZH } from './zh/ctr';
import { DELETE_ZH } from './zh/delete';
import { DRA_ZH } from './zh/dra';
import { EVICT_ZH } from './zh/evict';
import { IMAGE_ZH } from './zh/image';
import { NET_ZH } from './zh/net';
import { NODE_ZH } from './zh/node';
import { OBS_ZH } from './zh/obs';
import { PROBE_ZH } from './zh/probe';
import { ROLLOUT_ZH } from './zh/rollout';
import { SCHED_ZH } from './zh/sched';
import { VOL_ZH } from './zh/vol';
import { WORDS_ZH } from './zh/words';

export const CHINESE: Language = {
  texts: { ...API_ZH, ...APP_ZH, ...CTR_ZH, ...DELETE_ZH, ...DRA_ZH, ...EVICT_ZH, ...IMAGE_ZH, ...NET_ZH, ...NODE_ZH, ...OBS_ZH, ...PROBE_ZH, ...ROLLOUT_ZH, ...SCHED_ZH, ...VOL_ZH },
  words: WORDS_ZH,
};
