export default {
  locales: ['en-US', 'zh-Hans'],
  extract: {
    input: ['src/datasource/**/*.{ts,tsx}'],
    output: 'src/datasource/locales/{{language}}/{{namespace}}.json',
    defaultNS: 'lunettes-delivery-datasource',
    functions: ['t'],
    primaryLanguage: 'en-US',
    defaultValue: '',
    sort: true,
  },
};
