import { standaloneTemplates } from '../../../src/web/templates.js';

const render = (text: string, values: object = {}) => standaloneTemplates().renderString(text, values);

describe('the filter trim', () => {
  it.each([
    ['spaces around', '{{ "  a b \\n" | trim }}', 'a b'],
    ['nothing', '{{ missing | trim }}', ''],
    ['a number', '{{ 3 | trim }}', '3'],
    ['what is safe stays safe', '{{ "<b> " | safe | trim }}', '<b>'],
  ])('%s', (_sentence, template, rendered) => {
    expect(render(template)).toBe(rendered);
  });

  it('what is not safe is escaped', () => {
    expect(render('{{ typed | trim }}', { typed: ' <b>' })).toBe('&lt;b&gt;');
  });

  it('takes no time square to the spaces inside', () => {
    const began = performance.now();
    render('{{ typed | trim }}', { typed: `a${' '.repeat(200_000)}b` });
    expect(performance.now() - began).toBeLessThan(1_000);
  });
});
