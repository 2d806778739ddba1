using Reseau50.Accounts.Sessions;

namespace Reseau50.Tests.Accounts;

public sealed class DeviceWordsTests
{
    [Theory]
    [InlineData("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox sur Linux")]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36 Edg/141.0.0.0", "Edge sur Windows")]
    [InlineData("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1", "Safari sur iPhone")]
    [InlineData("Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36", "Samsung Internet sur Android")]
    [InlineData("curl/8.5.0", "Navigateur inconnu")]
    [InlineData("", "Navigateur inconnu")]
    [InlineData(null, "Navigateur inconnu")]
    public void AHeader_BecomesTwoWords(string? header, string words) => Assert.Equal(words, DeviceWords.Of(header));
}
