using System.Security.Cryptography;

namespace Reseau50.Cms.Content;

/// <summary>Identifiers in Orchard's form: 26 characters, no vowel confusion, safe in an address.</summary>
public static class ContentIds
{
    private const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

    /// <summary>The longest identifier the store accepts, in characters.</summary>
    public const int MaxLength = 26;

    /// <summary>The identifier that always comes of the same words: what is made twice from one thing is found again.</summary>
    public static string Of(string words) => string.Concat(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(words)).Take(MaxLength).Select(b => Alphabet[b % Alphabet.Length]));

    public static string New() => RandomNumberGenerator.GetString(Alphabet, MaxLength);
}
