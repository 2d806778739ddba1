using System.Security.Cryptography;

namespace Reseau50.Cms.Content;

/// <summary>Identifiers in Orchard's form: 26 characters, no vowel confusion, safe in an address.</summary>
public static class ContentIds
{
    private const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

    /// <summary>The longest identifier the store accepts, in characters.</summary>
    public const int MaxLength = 26;

    public static string New() => RandomNumberGenerator.GetString(Alphabet, MaxLength);
}
