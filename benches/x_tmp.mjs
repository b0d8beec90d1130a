import { launch, open } from "../tests/browser/chromium.mjs";
import fs from "node:fs";
const src=fs.readFileSync(new URL("./page.mjs",import.meta.url),"utf8");
const body=src.slice(src.indexOf("const KEYS"), src.indexOf("const widths")).replace(/export /g,"");
const AsyncFunction=Object.getPrototypeOf(async()=>{}).constructor;
const given=[30]; 
const fns=await new AsyncFunction("launch","open","process", body+"\nreturn {enter,trace,costs,price,quantile,KEYS};")(launch,open,{argv:["","","30"]});
const {enter,trace,costs,price,quantile,KEYS}=fns;
function breakdown(events){
  const first = events.find(({name,args})=>name==="EventDispatch"&&args.data?.type==="input");
  const own = events.filter(({pid,tid,ph})=>pid===first.pid&&tid===first.tid&&ph==="X").sort((a,b)=>a.ts-b.ts||b.dur-a.dur);
  const sums={}; const stack=[];
  for(const e of own){ while(stack.length&&stack[stack.length-1].ts+stack[stack.length-1].dur<=e.ts) stack.pop();
    const n=e.name; sums[n]=(sums[n]??0)+e.dur; if(stack.length){const q=stack[stack.length-1]; sums[q.n]-=e.dur;} stack.push({ts:e.ts,dur:e.dur,n}); }
  return Object.entries(sums).map(([n,v])=>[n,(v/1000/KEYS).toFixed(2)]).filter(([,v])=>v>0.25).sort((a,b)=>b[1]-a[1]).map(x=>x.join(" ")).join(" | ");
}
const browser=await launch();
const tests=process.argv.slice(2);
const context=await browser.newContext({viewport:{width:1280,height:800}});
const page=await open(context,"ja"); page.setDefaultTimeout(20000);
await enter(page,+(process.env.N??30));
const client=await context.newCDPSession(page);
for(const css of ["",...tests]){
  await page.evaluate(css=>{const s=new CSSStyleSheet();s.replaceSync(css);document.adoptedStyleSheets=[s]},css.replace(/^JS:.*/,""));
  if(css.startsWith("JS:")) await page.evaluate(css.slice(3));
  const input=await price(page);
  const r=[]; for(let i=0;i<2;i++){const ev=await trace(browser,page,client,input,1); const s=costs(ev).sort((a,b)=>a-b); r.push(quantile(s,.5).toFixed(1)+"/"+quantile(s,.95).toFixed(1)); if(i) console.log((css||"-").slice(0,90),r.join(" "),"::",breakdown(ev));}
}
await browser.close();
