// Sizes and lengths of time in settings, where an order of magnitude is enough.
import { formattedValueToString, getValueFormat } from '@grafana/data';

export const sizeText = (bytes: number): string => formattedValueToString(getValueFormat('bytes')(bytes, 1));
export const lengthText = (ms: number): string => formattedValueToString(getValueFormat('ms')(ms, 0));
