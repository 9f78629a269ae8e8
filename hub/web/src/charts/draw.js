// The drawing library, as little of it as these charts need; fetched when a chart is opened.
import { BarChart, LineChart } from 'echarts/charts';
import { GridComponent, LegendComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';

use([BarChart, LineChart, GridComponent, LegendComponent, SVGRenderer]);

/**
 * Draws into an element and follows its size; returns {show(option, size), end()}. With a size ({width, height} in pixels)
 * it is drawn at once and in that size, as something that is scaled: for paper, which is laid out before any observer is
 * asked.
 */
export function chartIn(element) {
  const chart = init(element, null, { renderer: 'svg' });
  let fixed = false;
  const follow = () => chart.resize({ width: 'auto', height: 'auto' });
  const watcher = new ResizeObserver(() => fixed || follow());
  watcher.observe(element);

  function show(option, size) {
    fixed = size !== undefined;
    chart.setOption(option, { notMerge: true });
    if (fixed) chart.resize(size);
    else follow();
    chart.getZr().refreshImmediately();
    const svg = element.querySelector('svg');
    if (fixed) svg.setAttribute('viewBox', `0 0 ${size.width} ${size.height}`);
    else svg.removeAttribute('viewBox');
  }

  return {
    show,
    end: () => {
      watcher.disconnect();
      chart.dispose();
    },
  };
}
