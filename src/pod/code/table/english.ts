// All texts in English.
import type { Language } from './entry';
import { API_EN } from './en/api';
import { APP_EN } from './en/app';
import { CTR_EN } from './en/ctr';
import { DELETE_EN } from './en/delete';
import { DRA_EN } from './en/dra';
import { EVICT_EN } from './en/evict';
import { IMAGE_EN } from './en/image';
import { NET_EN } from './en/net';
import { NODE_EN } from './en/node';
import { OBS_EN } from './en/obs';
import { PROBE_EN } from './en/probe';
import { ROLLOUT_EN } from './en/rollout';
import { SCHED_EN } from './en/sched';
import { VOL_EN } from './en/vol';
import { WORDS_EN } from './en/words';

export const ENGLISH: Language = {
  texts: { ...API_EN, ...APP_EN, ...CTR_EN, ...DELETE_EN, ...DRA_EN, ...EVICT_EN, ...IMAGE_EN, ...NET_EN, ...NODE_EN, ...OBS_EN, ...PROBE_EN, ...ROLLOUT_EN, ...SCHED_EN, ...VOL_EN },
  words: WORDS_EN,
};
