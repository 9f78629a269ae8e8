// The drawing library, as little of it as these charts need; fetched when a chart is opened.
import { BarChart, LineChart } from 'echarts/charts';
import { GridComponent, LegendComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';

use([BarChart, LineChart, GridComponent, LegendComponent, SVGRenderer]);

/** Draws into an element and follows its size; returns {show(option), end()}. */
export function chartIn(element) {
  const chart = init(element, null, { renderer: 'svg' });
  const watcher = new ResizeObserver(() => chart.resize());
  watcher.observe(element);
  return {
    show: (option) => chart.setOption(option, { notMerge: true }),
    end: () => {
      watcher.disconnect();
      chart.dispose();
    },
  };
}
