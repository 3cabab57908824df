// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace releasedesk::bench {

//! The page on which Cytoscape.js shows the same flow. It expects `library.js` (Cytoscape itself) and `flow.js` beside
//! it, which defines `flow`: nodes with their places, edges, the size of the window and how many frames of what are
//! wanted. What it measured stands as Base64 of a JSON object between "RESULT[" and "]RESULT". A frame counts from the
//! call that moves the view to the moment its pixels can be read; a document that stays open keeps the browser from
//! ending before that.
inline constexpr char cytoscapePage[] = R"PAGE(<!doctype html>
<meta charset="utf-8"><title>flow</title>
<body style="margin:0"><div id="stage"></div><pre id="out"></pre><iframe id="gate" style="display:none"></iframe>
<script>const gate = document.getElementById('gate').contentDocument; gate.open(); gate.write('waits');</script>
<script src="library.js"></script><script src="flow.js"></script>
<script>
const stage = document.getElementById('stage');
stage.style.width = flow.width + 'px';
stage.style.height = flow.height + 'px';
const answer = {renderMs: [], panMs: [], zoomMs: []};

function say() {
  document.getElementById('out').textContent = 'RESULT[' + btoa(JSON.stringify(answer)) + ']RESULT';
  gate.close();
}

function pixels() {
  for (const canvas of stage.querySelectorAll('canvas')) canvas.getContext('2d').getImageData(0, 0, 1, 1);
}

// From the change to the drawn picture.
async function frame(cy, change) {
  const begin = performance.now();
  const drawn = new Promise(done => {
    cy.one('render', () => done(true));
    setTimeout(() => done(false), 60000);
  });
  change();
  if (!await drawn) throw new Error('a frame was not drawn');
  pixels();
  return performance.now() - begin;
}

function show() {
  const begin = performance.now();
  const cy = cytoscape({
    container: stage,
    pixelRatio: 1,
    elements: {
      nodes: flow.nodes.map(n => ({data: {id: n.id, label: n.label}, position: {x: n.x, y: n.y}})),
      edges: flow.edges.map((e, i) => ({data: {id: 'e' + i, source: e[0], target: e[1]}})),
    },
    layout: {name: 'preset', fit: true, padding: 0},
    minZoom: 1e-6,
    style: [
      {selector: 'node', style: {shape: 'round-rectangle', width: flow.nodeWidth, height: flow.nodeHeight,
        label: 'data(label)', 'text-valign': 'center', 'font-size': 12, 'background-color': '#ffffff',
        'border-width': 1, 'border-color': '#cbd0d9'}},
      {selector: 'edge', style: {width: 1.5, 'curve-style': 'straight', 'target-arrow-shape': 'triangle',
        'line-color': '#858d9b', 'target-arrow-color': '#858d9b'}},
    ],
  });
  return new Promise(done => cy.one('render', () => { pixels(); done([cy, performance.now() - begin]); }));
}

async function measure() {
  answer.version = cytoscape.version;
  answer.browser = navigator.userAgent;
  let cy = null;
  for (let run = 0; run < 2; ++run) {
    if (cy) cy.destroy();
    let took;
    [cy, took] = await show();
    if (run > 0) answer.renderMs.push(took);
  }
  const home = Object.assign({}, cy.pan());
  const fitted = cy.zoom();
  for (let i = 0; flow.pans && i <= flow.frames; ++i) {
    const took = await frame(cy, () => cy.pan({x: home.x + 60 * Math.sin(2 * Math.PI * (i + 1) / 61), y: home.y}));
    if (i > 0) answer.panMs.push(took);
  }
  cy.fit();
  const middle = {x: flow.width / 2, y: flow.height / 2};
  for (let i = 0; flow.zooms && i <= flow.frames; ++i) {
    const level = fitted * (1 - 0.2 * (i + 1) / (flow.frames + 1));
    const took = await frame(cy, () => cy.zoom({level: level, renderedPosition: middle}));
    if (i > 0) answer.zoomMs.push(took);
  }
  answer.visible = cy.nodes().filter(n => {
    const at = n.renderedPosition();
    return at.x >= 0 && at.y >= 0 && at.x <= flow.width && at.y <= flow.height;
  }).length;
}

measure().catch(problem => { answer.error = String(problem); }).then(say);
</script></body>
)PAGE";

} // namespace releasedesk::bench
