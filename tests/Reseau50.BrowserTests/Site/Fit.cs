namespace Reseau50.BrowserTests.Site;

/// <summary>What does not hold on a narrow screen, or under a thumb.</summary>
public static class Fit
{
    /// <summary>What sticks out of the page, unless it lies in a box of its own that scrolls, or is there for screen readers only.</summary>
    private const string Overflow = """
        () => {
          const width = document.documentElement.clientWidth, out = [];
          const boxed = e => { for (let p = e.parentElement; p && p !== document.body; p = p.parentElement) if (getComputedStyle(p).overflowX !== 'visible') return true; return false; };
          for (const e of document.body.querySelectorAll('*')) {
            const r = e.getBoundingClientRect();
            if (r.width > 0 && r.right > width + 1 && e.checkVisibility() && !boxed(e) && getComputedStyle(e).clipPath === 'none') out.push(`${e.localName}.${e.className} ends at ${Math.round(r.right)}`);
          }
          if (document.documentElement.scrollWidth > width) out.push(`the page is ${document.documentElement.scrollWidth} wide`);
          return out;
        }
        """;

    private const string SmallTargets = """
        () => [...document.querySelectorAll('.masthead a, nav a, .foot a, button, select, summary, input, textarea, .button')]
          .filter(e => e.checkVisibility() && e.type !== 'hidden')
          // The label of a box to tick is part of what a thumb may hit.
          .map(e => ({ e, r: (e.type === 'checkbox' || e.type === 'radio' ? e.labels[0] : e).getBoundingClientRect() }))
          .filter(({ r }) => r.width < 43.5 || r.height < 43.5)
          .map(({ e, r }) => `${e.localName} « ${e.textContent.trim().slice(0, 40)} » is ${Math.round(r.width)} × ${Math.round(r.height)}`)
        """;

    /// <summary>Looks at 320, 390, 640 (a screen of 1280 at double zoom) and 1024 pixels, then at the controls of a phone, its menu open.</summary>
    public static async Task<List<string>> FaultsAsync(IPage page, string where)
    {
        var faults = new List<string>();
        foreach (var width in new[] { 320, SiteTest.Phone, 640, 1024 })
        {
            await page.SetViewportSizeAsync(width, 800);
            faults.AddRange((await page.EvaluateAsync<string[]>(Overflow)).Select(f => $"{where} at {width}: {f}"));
        }
        await page.SetViewportSizeAsync(SiteTest.Phone, 844);
        await page.Locator(".menu__phone summary").ClickAsync();
        faults.AddRange((await page.EvaluateAsync<string[]>(SmallTargets)).Select(f => $"{where}: {f}"));
        // Open, it lies over what the test does next.
        await page.Locator(".menu__phone summary").ClickAsync();
        return faults;
    }
}
