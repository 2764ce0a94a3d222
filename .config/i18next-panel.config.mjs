export default {
  locales: ['en-US', 'zh-Hans'],
  extract: {
    input: ['src/panel/**/*.{ts,tsx}','src/waterfall/**/*.{ts,tsx}'],
    output: 'src/panel/locales/{{language}}/{{namespace}}.json',
    defaultNS: 'lunettes-waterfall-panel',
    functions: ['t'],
    primaryLanguage: 'en-US',
    defaultValue: '',
    sort: true,
  },
};
