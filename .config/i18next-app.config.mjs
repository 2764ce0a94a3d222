export default {
  locales: ['en-US', 'zh-Hans'],
  extract: {
    input: ['src/app/**/*.{ts,tsx}','src/waterfall/**/*.{ts,tsx}'],
    output: 'src/locales/{{language}}/{{namespace}}.json',
    defaultNS: 'lunettes-delivery-app',
    functions: ['t'],
    primaryLanguage: 'en-US',
    defaultValue: '',
    sort: true,
  },
};
