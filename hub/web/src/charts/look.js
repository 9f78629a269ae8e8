/** The page's colours and type as a chart needs them: read from theme.css, so that both themes reach the charts. */
export function lookNow() {
  const style = getComputedStyle(document.documentElement);
  const value = (name) => style.getPropertyValue(name).trim();
  const dark = document.documentElement.dataset.theme === 'dark';
  return {
    ink: value('--ink'),
    soft: value('--ink-soft'),
    outline: value('--outline'),
    border: value('--border'),
    surface: value('--surface'),
    pattern: dark ? 'rgba(0, 0, 0, 0.4)' : 'rgba(255, 255, 255, 0.55)',
    levels: {
      5: value('--primary'),
      4: value('--teal'),
      3: value('--border'),
      2: value('--accent'),
      1: value('--danger'),
    },
    font: style.fontFamily,
    size: Math.round(Number.parseFloat(style.fontSize) * 0.8125),
  };
}
